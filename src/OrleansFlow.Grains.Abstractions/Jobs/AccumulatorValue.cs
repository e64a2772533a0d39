namespace OrleansFlow.Grains.Jobs;

/// <summary>The value of an accumulator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Type of the accumulator.</param>
/// <param name="Text">The result as text, for dashboards.</param>
/// <param name="Value">The accumulator, captured as bytes; the client restores it.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.accumulator")]
public sealed record AccumulatorValue(
    [property: Id(0)] string Name,
    [property: Id(1)] string TypeName,
    [property: Id(2)] string Text,
    [property: Id(3)] byte[] Value);
