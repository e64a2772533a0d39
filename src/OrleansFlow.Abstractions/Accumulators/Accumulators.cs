namespace OrleansFlow.Accumulators;

/// <summary>The part of an accumulator that needs no types.</summary>
public interface IAccumulator
{
    /// <summary>The result as an object, as the job result gives it.</summary>
    object? ResultObject { get; }

    /// <summary>Takes in what another subtask has accumulated.</summary>
    /// <param name="other">An accumulator of the same class.</param>
    void MergeWith(IAccumulator other);
}

/// <summary>Adds up values over all subtasks of a job (org.apache.flink.api.common.accumulators.Accumulator).</summary>
/// <typeparam name="TValue">Type of what is added.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public interface IAccumulator<in TValue, out TResult> : IAccumulator
{
    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    void Add(TValue value);

    /// <summary>The result so far.</summary>
    TResult Result { get; }
}

/// <summary>Base class of accumulators whose members are their state.</summary>
/// <typeparam name="TSelf">The accumulator's own class.</typeparam>
/// <typeparam name="TValue">Type of what is added.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public abstract class Accumulator<TSelf, TValue, TResult> : IAccumulator<TValue, TResult>
    where TSelf : Accumulator<TSelf, TValue, TResult>
{
    /// <inheritdoc />
    public abstract TResult Result { get; }

    object? IAccumulator.ResultObject => Result;

    /// <inheritdoc />
    public abstract void Add(TValue value);

    /// <summary>Takes in what another subtask has accumulated.</summary>
    /// <param name="other">The other subtask's.</param>
    public abstract void Merge(TSelf other);

    void IAccumulator.MergeWith(IAccumulator other) => Merge(
        other as TSelf
        ?? throw new OrleansFlowException($"An accumulator of type {other?.GetType()} cannot be merged into one of type {GetType()}: the subtasks must register the same class under one name."));
}

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
