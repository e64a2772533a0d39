using OrleansFlow.Metrics;

namespace OrleansFlow.Tasks.Metrics;

/// <summary>A count with one writer.</summary>
internal sealed class SimpleCounter : ICounter
{
    private long _count;

    public long Count => Volatile.Read(ref _count);

    public void Inc(long n = 1) => _count += n;
}
