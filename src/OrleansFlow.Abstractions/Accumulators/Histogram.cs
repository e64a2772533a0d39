namespace OrleansFlow.Accumulators;

/// <summary>Counts how often each integer was added (Histogram).</summary>
public sealed class Histogram : Accumulator<Histogram, int, SortedDictionary<int, long>>
{
    /// <summary>The counts so far.</summary>
    public SortedDictionary<int, long> Counts { get; set; } = [];

    /// <inheritdoc />
    public override SortedDictionary<int, long> Result => Counts;

    /// <inheritdoc />
    public override void Add(int value) => Counts[value] = Counts.GetValueOrDefault(value) + 1;

    /// <inheritdoc />
    public override void Merge(Histogram other)
    {
        foreach ((int value, long count) in other.Counts)
        {
            Counts[value] = Counts.GetValueOrDefault(value) + count;
        }
    }
}
