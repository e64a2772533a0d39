using OrleansFlow.Grains.Jobs;
using OrleansFlow.Tasks;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>A stream task as its grain sees it.</summary>
internal sealed class StreamTaskRuntime(StreamTask task, TimeProvider time) : ISubtaskRuntime
{
    // A task that is stuck in user code answers nothing.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    public void Start() => task.Start();

    public void Cancel() => task.Cancel();

    public void HandleCoordinatorEvent(OperatorId operatorId, byte[] operatorEvent) => task.HandleCoordinatorEvent(operatorId, operatorEvent);

    public SubtaskMetrics GetMetrics()
    {
        TaskMetricsSnapshot metrics = task.GetMetrics();
        return new SubtaskMetrics(metrics.RecordsIn, metrics.RecordsOut, metrics.BytesIn, metrics.BytesOut, metrics.BusyMs, metrics.IdleMs, metrics.BackPressuredMs);
    }

    public AccumulatorValue[] GetFinalAccumulators() => AccumulatorCodec.Capture(task.GetAccumulators());

    public async Task<AccumulatorValue[]> GetAccumulatorsAsync()
    {
        try
        {
            return await task.CallAsync(() => AccumulatorCodec.Capture(task.GetAccumulators())).WaitAsync(LongestWait, time);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            return [];
        }
    }

    // The task has freed all it held before it reported its end; one that was given up frees it when its code returns.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
