using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Phases;

/// <summary>
/// The end of a task that failed or was cancelled: the network lets go, then what user code still does is awaited, then each
/// operator is closed. Errors on the way are added to the one that the task ends with.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="cause">What it failed with, or null.</param>
/// <param name="outstanding">What the phase before had not completed, or null.</param>
internal sealed class ClosingPhase(ITaskPhaseContext task, Exception? cause, Task? outstanding) : StepPhase(task)
{
    /// <inheritdoc />
    public override bool HoldsMails => true;

    /// <inheritdoc />
    public override bool IsClosing => true;

    /// <inheritdoc />
    protected override IEnumerable<Step> Steps()
    {
        Try(() =>
        {
            foreach (ResultPartition partition in Task.State.Partitions)
            {
                partition.Abort(cause);
            }

            Task.Chain?.Input.Abort();
        });
        if (outstanding is not null)
        {
            yield return Step.Await(IgnoreAsync(outstanding));
        }

        while (Task.Open.TryTake(out IStreamOperator? streamOperator))
        {
            yield return Step.Await(TryAsync(streamOperator.CloseAsync));
        }

        yield return Step.Await(TryAsync(Task.Network.DisposeAsync));
        Task.GoTo(new EndedPhase(Task, ExecutionState.Failed));
    }

    private static async ValueTask IgnoreAsync(Task task) =>
        await task.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            Task.NoteFurtherError(error);
        }
    }

    private async ValueTask TryAsync(Func<ValueTask> action)
    {
        try
        {
            await action();
        }
        catch (Exception error)
        {
            Task.NoteFurtherError(error);
        }
    }
}
