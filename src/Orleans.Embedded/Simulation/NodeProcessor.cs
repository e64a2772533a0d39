namespace Orleans.Embedded;

/// <summary>What a node runs on: where its runnable work goes, its clock and its chance. Production and simulation differ in nothing else.</summary>
internal abstract class NodeProcessor
{
    public abstract TimeProvider Clock { get; }

    /// <summary>Where code of the node runs that belongs to no activation.</summary>
    public abstract TaskScheduler TaskScheduler { get; }

    /// <summary>Whether a turn runs one work item at a time, so that others can come between any two.</summary>
    public virtual bool OneItemPerTurn => false;

    /// <summary>
    /// How completion sources of the runtime complete. On the thread pool the continuations never run inside the code that completes;
    /// in a simulation that is so anyway, and combinators such as Task.WhenAll would leave it for the thread pool.
    /// </summary>
    public virtual TaskCreationOptions Completion => TaskCreationOptions.RunContinuationsAsynchronously;

    public abstract void Execute(IThreadPoolWorkItem item, string what);

    public abstract Guid NewGuid();

    public abstract int Next(int bound);

    public abstract int NewGeneration();

    /// <summary>A timer for the runtime's own upkeep, which alone is no reason for a simulation to go on.</summary>
    public virtual ITimer CreateUpkeepTimer(Action callback, TimeSpan period) =>
        Clock.CreateTimer(static state => ((Action)state!)(), callback, period, period);

    public virtual void Trace(string what, GrainId grain, string method, long id)
    {
    }

    public long DeadlineAfter(TimeSpan timeout)
    {
        var now = Clock.GetTimestamp();
        return timeout == System.Threading.Timeout.InfiniteTimeSpan || timeout.Ticks >= TimeSpan.TicksPerDay * 3650L
            ? long.MaxValue - 1
            : now + (long)(timeout.Ticks * ((double)Clock.TimestampFrequency / TimeSpan.TicksPerSecond));
    }

    /// <summary>Runs a function on the node's scheduler, outside of any activation and without the caller's ambient values.</summary>
    public Task RunAsync(Func<Task> function)
    {
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            return Task.Factory.StartNew(function, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler).Unwrap();
        }
    }
}
