using OrleansFlow.Grains.Executions;

namespace OrleansFlow.Grains.Jobs.States;

/// <summary>All tasks are told to stop; the job ends when the last has.</summary>
internal abstract class EndingState(EndingState.IContext context) : JobState
{
    internal interface IContext
    {
        ExecutionGraph Graph { get; }

        /// <summary>Tells every attempt that has not ended to stop, once.</summary>
        void CancelTasks();

        void GoToEnd(JobStatus status);
    }

    /// <summary>What the job becomes at the end.</summary>
    protected abstract JobStatus Outcome { get; }

    public override void Enter()
    {
        context.CancelTasks();
        EndIfAllEnded();
    }

    public override void TaskEnded(ExecutionAttempt execution) => EndIfAllEnded();

    private void EndIfAllEnded()
    {
        if (context.Graph.AllEnded)
        {
            context.GoToEnd(Outcome);
        }
    }
}
