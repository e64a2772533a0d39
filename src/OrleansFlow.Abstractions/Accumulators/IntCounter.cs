namespace OrleansFlow.Accumulators;

/// <summary>Counts in 32 bits (IntCounter).</summary>
public sealed class IntCounter : Accumulator<IntCounter, int, int>
{
    /// <summary>The count so far.</summary>
    public int Count { get; set; }

    /// <inheritdoc />
    public override int Result => Count;

    /// <inheritdoc />
    public override void Add(int value) => Count += value;

    /// <inheritdoc />
    public override void Merge(IntCounter other) => Count += other.Count;
}
