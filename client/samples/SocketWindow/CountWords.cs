using OrleansFlow.Functions;

namespace OrleansFlow.Samples.SocketWindow;

/// <summary>Counts.</summary>
public sealed class CountWords : IAggregateFunction<string, long, long>
{
    /// <inheritdoc />
    public long CreateAccumulator() => 0;

    /// <inheritdoc />
    public long Add(string value, long accumulator) => accumulator + 1;

    /// <inheritdoc />
    public long GetResult(long accumulator) => accumulator;

    /// <inheritdoc />
    public long Merge(long left, long right) => left + right;
}
