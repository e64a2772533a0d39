namespace OrleansFlow.Sources;

/// <summary>
/// Grants so many records a second: a bucket into which rights flow evenly, and which holds those of a tenth of a second, so that
/// a pause is not followed by a flood.
/// </summary>
internal sealed class RateLimiter : IDisposable
{
    private const double SecondsHeld = 0.1;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider _time;
    private readonly double _perSecond;
    private readonly double _most;
    private readonly ITimer _timer;
    private double _rights = 1;
    private long _filledAt;
    private volatile TaskCompletionSource? _waiting;

    public RateLimiter(TimeProvider time, double perSecond)
    {
        _time = time;
        _perSecond = perSecond;
        _most = Math.Max(1, perSecond * SecondsHeld);
        _filledAt = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((RateLimiter)state!)._waiting?.TrySetResult(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes as many rights as there are, at most so many.</summary>
    public int Take(int count)
    {
        long now = _time.GetTimestamp();
        _rights = Math.Min(_most, _rights + (_time.GetElapsedTime(_filledAt, now).TotalSeconds * _perSecond));
        _filledAt = now;

        // Sums of fractions come out a little short of the whole: a right that is all but there counts.
        int granted = (int)Math.Min(count, _rights + 1e-6);
        _rights -= granted;
        return granted;
    }

    /// <summary>Completes when the next right is there.</summary>
    public ValueTask WaitAsync()
    {
        var waiting = new TaskCompletionSource();
        _waiting = waiting;
        TimeSpan wait = TimeSpan.FromSeconds(Math.Min((1 - _rights) / _perSecond, 1e6));
        _timer.Change(wait > ShortestWait ? wait : ShortestWait, Timeout.InfiniteTimeSpan);
        return new ValueTask(waiting.Task);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _waiting?.TrySetResult();
    }
}
