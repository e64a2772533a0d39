using OrleansFlow.Metrics;

namespace OrleansFlow.Tasks.Metrics;

/// <summary>Events per second over the last minute, from counts of twelve spans of five seconds (org.apache.flink.metrics.MeterView).</summary>
/// <param name="time">The clock.</param>
internal sealed class MeterView(TimeProvider time) : IMeter
{
    private const int Spans = 12;
    private const int SpanSeconds = 5;

    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[Spans];
    private readonly long[] _spanOf = new long[Spans];
    private readonly long _start = time.GetTimestamp();
    private long _count;

    public long Count => Volatile.Read(ref _count);

    public double Rate
    {
        get
        {
            lock (_lock)
            {
                double age = time.GetElapsedTime(_start).TotalSeconds;
                long span = Span();
                long sum = 0;
                for (int i = 0; i < Spans; i++)
                {
                    sum += _spanOf[i] > span - Spans ? _counts[i] : 0;
                }

                return sum / Math.Clamp(age, 1, Spans * SpanSeconds);
            }
        }
    }

    public void MarkEvent(long n = 1)
    {
        lock (_lock)
        {
            _count += n;
            long span = Span();
            int index = (int)(span % Spans);
            if (_spanOf[index] != span)
            {
                _spanOf[index] = span;
                _counts[index] = 0;
            }

            _counts[index] += n;
        }
    }

    private long Span() => (long)(time.GetElapsedTime(_start).TotalSeconds / SpanSeconds);
}
