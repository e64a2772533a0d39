namespace OrleansFlow.Tasks.Metrics;

/// <summary>How much a count grows per second, measured from one reading to the next one that is at least a second later.</summary>
/// <param name="time">The clock.</param>
/// <param name="read">Reads the count.</param>
internal sealed class RateSinceLastRead(TimeProvider time, Func<long> read)
{
    private readonly Lock _lock = new();
    private long _lastTime = time.GetTimestamp();
    private long _lastCount = read();
    private double _rate;

    public double Read()
    {
        lock (_lock)
        {
            double seconds = time.GetElapsedTime(_lastTime).TotalSeconds;
            if (seconds >= 1)
            {
                long count = read();
                _rate = (count - _lastCount) / seconds;
                _lastCount = count;
                _lastTime = time.GetTimestamp();
            }

            return _rate;
        }
    }
}
