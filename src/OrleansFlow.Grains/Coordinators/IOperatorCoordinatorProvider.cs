using OrleansFlow.Grains.UserCode;
using OrleansFlow.Tasks.Coordination;

namespace OrleansFlow.Grains.Coordinators;

/// <summary>Makes the coordinator of an operator out of the job's artifacts.</summary>
internal interface IOperatorCoordinatorProvider
{
    /// <summary>Makes it, without starting it.</summary>
    /// <param name="artifacts">Job graph and user code.</param>
    /// <param name="vertex">The operator's vertex.</param>
    /// <param name="context">What the coordinator can do; knows the operator.</param>
    IOperatorCoordinator Create(JobArtifacts artifacts, JobVertexId vertex, IOperatorCoordinatorContext context);
}
