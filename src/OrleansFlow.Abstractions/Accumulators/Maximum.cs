namespace OrleansFlow.Accumulators;

/// <summary>Keeps the greatest value (IntMaximum, LongMaximum, DoubleMaximum).</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class Maximum<T> : Accumulator<Maximum<T>, T, T?>
    where T : struct, IComparable<T>
{
    /// <summary>The greatest value so far; null before the first.</summary>
    public T? Value { get; set; }

    /// <inheritdoc />
    public override T? Result => Value;

    /// <inheritdoc />
    public override void Add(T value) => Value = Value is { } greatest && greatest.CompareTo(value) >= 0 ? greatest : value;

    /// <inheritdoc />
    public override void Merge(Maximum<T> other)
    {
        if (other.Value is { } value)
        {
            Add(value);
        }
    }
}
