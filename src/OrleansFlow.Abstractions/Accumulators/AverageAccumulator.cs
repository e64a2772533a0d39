namespace OrleansFlow.Accumulators;

/// <summary>Mean of doubles (AverageAccumulator).</summary>
public sealed class AverageAccumulator : Accumulator<AverageAccumulator, double, double>
{
    /// <summary>The sum so far.</summary>
    public double Sum { get; set; }

    /// <summary>How many values were added.</summary>
    public long Count { get; set; }

    /// <inheritdoc />
    public override double Result => Count == 0 ? 0 : Sum / Count;

    /// <inheritdoc />
    public override void Add(double value)
    {
        Sum += value;
        Count++;
    }

    /// <inheritdoc />
    public override void Merge(AverageAccumulator other)
    {
        Sum += other.Sum;
        Count += other.Count;
    }
}
