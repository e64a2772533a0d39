using System.Globalization;

namespace OrleansFlow;

/// <summary>Two keyed streams that are to be joined by event time (KeyedStream.IntervalJoin).</summary>
/// <typeparam name="T1">Type of the left stream's records.</typeparam>
/// <typeparam name="T2">Type of the right stream's records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
public sealed class IntervalJoin<T1, T2, TKey>
    where TKey : notnull
{
    private readonly KeyedStream<T1, TKey> _left;
    private readonly KeyedStream<T2, TKey> _right;
    private bool _isProcessingTime;

    internal IntervalJoin(KeyedStream<T1, TKey> left, KeyedStream<T2, TKey> right)
    {
        _left = left;
        _right = right;
    }

    /// <summary>Joins by event time, which is the default.</summary>
    /// <returns>This join.</returns>
    public IntervalJoin<T1, T2, TKey> InEventTime()
    {
        _isProcessingTime = false;
        return this;
    }

    /// <summary>Joins by processing time, which interval joins cannot: <see cref="Between"/> will say so, as in Flink.</summary>
    /// <returns>This join.</returns>
    public IntervalJoin<T1, T2, TKey> InProcessingTime()
    {
        _isProcessingTime = true;
        return this;
    }

    /// <summary>Joins a record of the left stream with those of the right one from its timestamp plus one bound up to its timestamp plus the other, both included.</summary>
    /// <param name="lowerBound">In whole ms; negative for records before the left one.</param>
    /// <param name="upperBound">In whole ms; not less than the lower bound.</param>
    /// <exception cref="JobSubmissionException">The upper bound is less than the lower one, or the join is by processing time.</exception>
    public IntervalJoined<T1, T2, TKey> Between(TimeSpan lowerBound, TimeSpan upperBound)
    {
        if (_isProcessingTime)
        {
            throw new JobSubmissionException("An interval join cannot be by processing time: leave InProcessingTime out, and assign timestamps to both streams.");
        }

        long lower = lowerBound.Ticks / TimeSpan.TicksPerMillisecond;
        long upper = upperBound.Ticks / TimeSpan.TicksPerMillisecond;
        return lower <= upper
            ? new IntervalJoined<T1, T2, TKey>(_left, _right, lower, upper)
            : throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"An interval join cannot be between {lower} ms and {upper} ms: the lower bound must not be more than the upper one."));
    }
}
