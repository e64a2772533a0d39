using Microsoft.Extensions.Options;
using OrleansFlow.Capture;
using OrleansFlow.Configuration;
using OrleansFlow.Exchange;
using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>Makes stream tasks. Each restores its own operators: subtasks share no object of the user's.</summary>
internal sealed class StreamTaskRuntimeFactory(ExchangeEnvironment exchange, RuntimeServices runtime, IOptions<OrleansFlowOptions> options) : ISubtaskRuntimeFactory
{
    public ISubtaskRuntime Create(ExecutionAttemptId attempt, JobArtifacts artifacts, PlacementTable table, ITaskHost host)
    {
        JobGraph graph = artifacts.Graph;
        JobVertex vertex = graph.Vertices.First(candidate => candidate.Id == attempt.Vertex);
        var descriptor = new TaskDescriptor
        {
            Attempt = attempt,
            JobName = graph.Name,
            VertexName = vertex.Name,
            Parallelism = vertex.Parallelism,
            MaxParallelism = vertex.MaxParallelism,
            BufferTimeoutMs = vertex.BufferTimeoutMs,
            Chain = CapturedObject.Restore<OperatorChainSpec>(vertex.Chain, artifacts.Code.Types),
            Configuration = ControlPlaneOptions.ForTasks(graph.Configuration, options.Value),
            GlobalJobParameters = graph.GlobalJobParameters,
            DistributedCache = artifacts.Files,
        };
        return new StreamTaskRuntime(new StreamTask(
            descriptor,
            host,
            exchange.CreateTaskNetwork(attempt, ChannelPlanner.Inputs(graph, attempt, table), ChannelPlanner.Outputs(graph, attempt, table), graph.Configuration, vertex.BufferTimeoutMs),
            CapturedObject.RestoreTypes(graph.TypeRegistrations, artifacts.Code.Types),
            runtime), runtime.Time);
    }
}
