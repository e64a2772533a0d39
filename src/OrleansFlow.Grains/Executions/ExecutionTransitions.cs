namespace OrleansFlow.Grains.Executions;

/// <summary>
/// The legal transitions of an execution attempt (org.apache.flink.runtime.executiongraph.Execution):
/// CREATED → SCHEDULED → DEPLOYING → INITIALIZING → RUNNING → FINISHED, with the ways out to CANCELED and FAILED.
/// </summary>
internal static class ExecutionTransitions
{
    /// <summary>What an attempt becomes when something is reported of it, or null if the report changes nothing.</summary>
    /// <param name="current">The state of the attempt.</param>
    /// <param name="reported">What is reported, or wished.</param>
    public static ExecutionState? Next(ExecutionState current, ExecutionState reported) => (current, reported) switch
    {
        _ when current.IsTerminal() => null,

        // Whatever a task that was told to stop ends with, even an error: it counts as canceled.
        (ExecutionState.Canceling, _) => reported.IsTerminal() ? ExecutionState.Canceled : null,

        // Nothing runs yet that could be told to stop.
        (ExecutionState.Created or ExecutionState.Scheduled, ExecutionState.Canceling) => ExecutionState.Canceled,
        (_, ExecutionState.Canceling or ExecutionState.Canceled or ExecutionState.Failed) => reported,

        // What was never deployed cannot run.
        (ExecutionState.Created, not ExecutionState.Scheduled) => null,
        (ExecutionState.Scheduled, not ExecutionState.Deploying) => null,

        // A report may overtake, or stand for, the ones before it, but nothing goes back.
        _ => reported > current ? reported : null,
    };
}
