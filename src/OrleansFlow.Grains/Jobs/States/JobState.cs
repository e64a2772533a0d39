using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.Resources;

namespace OrleansFlow.Grains.Jobs.States;

/// <summary>
/// A state of a job. Each state is a class with a context that lets it do what is legal in that state and nothing else
/// (the pattern of org.apache.flink.runtime.scheduler.adaptive). An event that means nothing in a state is ignored there.
/// </summary>
internal abstract class JobState
{
    public abstract JobStatus Status { get; }

    /// <summary>The job has come into this state.</summary>
    public virtual void Enter()
    {
    }

    /// <summary>The job's master is ready.</summary>
    public virtual void Start()
    {
    }

    /// <summary>All slots asked for are there.</summary>
    /// <param name="slots">The slots.</param>
    public virtual void SlotsGranted(IReadOnlyList<AllocatedSlot> slots)
    {
    }

    /// <summary>An attempt has ended.</summary>
    /// <param name="execution">The attempt, already moved.</param>
    public virtual void TaskEnded(ExecutionAttempt execution)
    {
    }

    /// <summary>Something that is no attempt failed: no slots, a coordinator, the deployment, the master itself.</summary>
    /// <param name="failure">Why.</param>
    public virtual void Fail(FailureInfo failure)
    {
    }

    /// <summary>The user wants the job to stop.</summary>
    public virtual void Cancel()
    {
    }
}
