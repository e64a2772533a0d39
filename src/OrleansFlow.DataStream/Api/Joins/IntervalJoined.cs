using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>Two keyed streams that are to be joined by an interval of event time (KeyedStream.IntervalJoined).</summary>
/// <typeparam name="T1">Type of the left stream's records.</typeparam>
/// <typeparam name="T2">Type of the right stream's records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
public sealed class IntervalJoined<T1, T2, TKey>
    where TKey : notnull
{
    private readonly KeyedStream<T1, TKey> _left;
    private readonly KeyedStream<T2, TKey> _right;
    private readonly long _lower;
    private readonly long _upper;
    private bool _excludesLower;
    private bool _excludesUpper;
    private OutputTag<T1>? _leftLate;
    private OutputTag<T2>? _rightLate;

    internal IntervalJoined(KeyedStream<T1, TKey> left, KeyedStream<T2, TKey> right, long lower, long upper)
    {
        _left = left;
        _right = right;
        _lower = lower;
        _upper = upper;
    }

    /// <summary>Leaves the records at the upper bound out.</summary>
    /// <returns>This join.</returns>
    public IntervalJoined<T1, T2, TKey> UpperBoundExclusive()
    {
        _excludesUpper = true;
        return this;
    }

    /// <summary>Leaves the records at the lower bound out.</summary>
    /// <returns>This join.</returns>
    public IntervalJoined<T1, T2, TKey> LowerBoundExclusive()
    {
        _excludesLower = true;
        return this;
    }

    /// <summary>Sends records of the left stream that come behind the watermark to a side output; without one they are dropped.</summary>
    /// <param name="tag">The side output, to be read from the result.</param>
    /// <returns>This join.</returns>
    public IntervalJoined<T1, T2, TKey> SideOutputLeftLateData(OutputTag<T1> tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        _leftLate = tag;
        return this;
    }

    /// <summary>Sends records of the right stream that come behind the watermark to a side output; without one they are dropped.</summary>
    /// <param name="tag">The side output, to be read from the result.</param>
    /// <returns>This join.</returns>
    public IntervalJoined<T1, T2, TKey> SideOutputRightLateData(OutputTag<T2> tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        _rightLate = tag;
        return this;
    }

    /// <summary>What a function makes of the pairs.</summary>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function; it has the keyed state of the pair's key.</param>
    public SingleOutputStreamOperator<TOut> Process<TOut>(ProcessJoinFunction<T1, T2, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var interval = new JoinInterval<T1, T2>(_excludesLower ? _lower + 1 : _lower, _excludesUpper ? _upper - 1 : _upper, _leftLate, _rightLate);
        return _left.Connect(_right).Transform<TOut>("Interval Join", new IntervalJoinSpec<T1, T2, TKey, TOut>(function, _left.KeySelector, _right.KeySelector, interval));
    }
}
