namespace OrleansFlow.Accumulators;

/// <summary>Keeps all that was added (ListAccumulator).</summary>
/// <typeparam name="T">Type of what is added.</typeparam>
public sealed class ListAccumulator<T> : Accumulator<ListAccumulator<T>, T, List<T>>
{
    /// <summary>What was added so far.</summary>
    public List<T> Items { get; set; } = [];

    /// <inheritdoc />
    public override List<T> Result => Items;

    /// <inheritdoc />
    public override void Add(T value) => Items.Add(value);

    /// <inheritdoc />
    public override void Merge(ListAccumulator<T> other) => Items.AddRange(other.Items);
}
