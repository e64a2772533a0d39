namespace OrleansFlow.Accumulators;

/// <summary>Sums doubles (DoubleCounter).</summary>
public sealed class DoubleCounter : Accumulator<DoubleCounter, double, double>
{
    /// <summary>The sum so far.</summary>
    public double Sum { get; set; }

    /// <inheritdoc />
    public override double Result => Sum;

    /// <inheritdoc />
    public override void Add(double value) => Sum += value;

    /// <inheritdoc />
    public override void Merge(DoubleCounter other) => Sum += other.Sum;
}
