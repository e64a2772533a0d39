using OrleansFlow.Tasks.Watermarks;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Coordination.Sources;

/// <summary>
/// Combines the watermarks of a source's readers, compares them with the other sources of the group, and tells the readers how
/// far they may go (SourceCoordinator.announceCombinedWatermark, FLIP-182). A round that finds the group out of reach is left out.
/// </summary>
/// <param name="context">What the coordinator can do.</param>
/// <param name="alignment">The group.</param>
/// <param name="run">Queues work of the coordinator.</param>
/// <param name="announce">Sends a message to every reader; called from the queue.</param>
internal sealed class SourceAligner(
    IOperatorCoordinatorContext context, WatermarkAlignment alignment, Func<Func<ValueTask>, ValueTask> run, Action<byte[]> announce) : IDisposable
{
    private readonly SortedDictionary<int, long> _watermarks = [];
    private ITimer? _timer;
    private bool _disposed;

    // As in Flink a source holds the others back until one of its readers has a watermark; readers without one do not count.
    private long Watermark => _watermarks.Count == 0 ? long.MinValue : _watermarks.Values.Min();

    /// <summary>Begins to compare.</summary>
    public void Start()
    {
        _timer = context.Runtime.Time.CreateTimer(_ => Begin(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(alignment.UpdateInterval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A reader tells its watermark.</summary>
    public void Report(int subtask, long watermark) => _watermarks[subtask] = watermark;

    /// <summary>A reader is gone.</summary>
    public void Forget(int subtask) => _watermarks.Remove(subtask);

    public void Dispose()
    {
        _disposed = true;
        _timer?.Dispose();
    }

    private void Begin() => _ = Task.Factory.StartNew(
        CompareAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, context.Runtime.Scheduler.TaskScheduler);

    private async Task CompareAsync()
    {
        long own = long.MinValue;
        await run(() =>
        {
            own = Watermark;
            return ValueTask.CompletedTask;
        });
        if (await LeastOfGroupAsync(own) is { } least)
        {
            long limit = AlignedWatermark.Limit(least, (long)alignment.MaxDrift.TotalMilliseconds);
            await run(() =>
            {
                announce(SourceProtocol.Watermark(SourceMessage.AlignWatermark, limit));
                return ValueTask.CompletedTask;
            });
        }

        if (!_disposed)
        {
            _timer!.Change(alignment.UpdateInterval, Timeout.InfiniteTimeSpan);
        }
    }

    // The context has logged what went wrong; the next round asks again, and until then the readers keep their limit.
    private async Task<long?> LeastOfGroupAsync(long own)
    {
        try
        {
            return await context.AlignWatermarkAsync(alignment.Group, own);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
