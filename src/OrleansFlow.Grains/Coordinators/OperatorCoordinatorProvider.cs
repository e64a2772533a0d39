using OrleansFlow.Capture;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Coordination;

namespace OrleansFlow.Grains.Coordinators;

/// <summary>Makes coordinators of the operators that their vertices' chains hold.</summary>
internal sealed class OperatorCoordinatorProvider : IOperatorCoordinatorProvider
{
    public IOperatorCoordinator Create(JobArtifacts artifacts, JobVertexId vertex, IOperatorCoordinatorContext context)
    {
        byte[] captured = artifacts.Graph.Vertices.First(candidate => candidate.Id == vertex).Chain;
        OperatorChainSpec chain = CapturedObject.Restore<OperatorChainSpec>(captured, artifacts.Code.Types);
        ChainNode node = chain.Nodes.First(candidate => candidate.Id == context.OperatorId);
        return OperatorCoordinatorFactory.Create(node.Spec, context, CapturedObject.RestoreTypes(artifacts.Graph.TypeRegistrations, artifacts.Code.Types));
    }
}
