using OrleansFlow.Tasks.Mailboxes;

namespace OrleansFlow.Tasks.Phases;

/// <summary>A phase in the life of a task: what a turn does in it.</summary>
internal abstract class TaskPhase
{
    /// <summary>Whether mails wait until the phase is over.</summary>
    public virtual bool HoldsMails => false;

    /// <summary>Whether outputs may be flushed.</summary>
    public virtual bool MayFlush => false;

    /// <summary>Whether the task is on its way out already, so that neither errors nor a cancellation change its course.</summary>
    public virtual bool IsClosing => false;

    /// <summary>What user code or the network has not completed yet, or null.</summary>
    public virtual Task? Outstanding => null;

    /// <summary>One turn.</summary>
    public abstract TurnResult Turn();
}
