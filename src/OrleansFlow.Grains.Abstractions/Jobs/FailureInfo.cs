namespace OrleansFlow.Grains.Jobs;

/// <summary>Why something failed: a description, never the exception object.</summary>
/// <param name="Message">One sentence: what failed, where, why.</param>
/// <param name="ExceptionType">Full name of the exception's type, if there was one.</param>
/// <param name="Detail">Stack and inner exceptions as text.</param>
/// <param name="Location">Task and subtask, if it was one.</param>
/// <param name="Silo">The silo, if it is known.</param>
/// <param name="Timestamp">When, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.failure")]
public sealed record FailureInfo(
    [property: Id(0)] string Message,
    [property: Id(1)] string? ExceptionType,
    [property: Id(2)] string? Detail,
    [property: Id(3)] string? Location,
    [property: Id(4)] string? Silo,
    [property: Id(5)] DateTimeOffset Timestamp);
