namespace OrleansFlow.Accumulators;

/// <summary>Counts in 64 bits (LongCounter).</summary>
public sealed class LongCounter : Accumulator<LongCounter, long, long>
{
    /// <summary>The count so far.</summary>
    public long Count { get; set; }

    /// <inheritdoc />
    public override long Result => Count;

    /// <inheritdoc />
    public override void Add(long value) => Count += value;

    /// <inheritdoc />
    public override void Merge(LongCounter other) => Count += other.Count;
}
