namespace Orleans.Embedded;

/// <summary>The thread pool, the given clock and chance.</summary>
internal sealed class ThreadPoolProcessor(TimeProvider clock) : NodeProcessor
{
    private static int _generation;

    public override TimeProvider Clock => clock;

    public override TaskScheduler TaskScheduler => TaskScheduler.Default;

    public override void Execute(IThreadPoolWorkItem item, string what) => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: true);

    public override Guid NewGuid() => Guid.NewGuid();

    public override int Next(int bound) => Random.Shared.Next(bound);

    // Seconds since 2022 would collide when a silo is restarted within a second.
    public override int NewGeneration()
    {
        var seconds = (int)(clock.GetUtcNow() - new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds;
        while (true)
        {
            var last = Volatile.Read(ref _generation);
            var next = Math.Max(seconds, last + 1);
            if (Interlocked.CompareExchange(ref _generation, next, last) == last)
            {
                return next;
            }
        }
    }
}
