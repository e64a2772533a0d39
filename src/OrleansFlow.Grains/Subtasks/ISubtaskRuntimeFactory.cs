using OrleansFlow.Grains.UserCode;
using OrleansFlow.Tasks;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>Makes the task of an attempt out of the job's artifacts.</summary>
internal interface ISubtaskRuntimeFactory
{
    /// <summary>Makes it, without starting it.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="artifacts">Job graph and user code.</param>
    /// <param name="table">Placement of the neighbours.</param>
    /// <param name="host">Takes the task's reports.</param>
    ISubtaskRuntime Create(ExecutionAttemptId attempt, JobArtifacts artifacts, PlacementTable table, ITaskHost host);
}
