namespace OrleansFlow.Accumulators;

/// <summary>Keeps the least value (IntMinimum, LongMinimum, DoubleMinimum).</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class Minimum<T> : Accumulator<Minimum<T>, T, T?>
    where T : struct, IComparable<T>
{
    /// <summary>The least value so far; null before the first.</summary>
    public T? Value { get; set; }

    /// <inheritdoc />
    public override T? Result => Value;

    /// <inheritdoc />
    public override void Add(T value) => Value = Value is { } least && least.CompareTo(value) <= 0 ? least : value;

    /// <inheritdoc />
    public override void Merge(Minimum<T> other)
    {
        if (other.Value is { } value)
        {
            Add(value);
        }
    }
}
