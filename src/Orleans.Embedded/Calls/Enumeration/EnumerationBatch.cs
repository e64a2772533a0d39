namespace Orleans.Embedded;

/// <summary>Some elements of a sequence that a grain produces.</summary>
[GenerateSerializer]
internal sealed class EnumerationBatch
{
    [Id(0)]
    public object?[] Items { get; init; } = [];

    [Id(1)]
    public EnumerationState State { get; init; }

    [Id(2)]
    public Exception? Exception { get; init; }
}
