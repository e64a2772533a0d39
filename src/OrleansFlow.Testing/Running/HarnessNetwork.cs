using OrleansFlow.Graph;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Testing.Running;

/// <summary>Leads the edges of the operators to the test.</summary>
/// <param name="inputs">The edges that lead to the operators.</param>
/// <param name="outputEdges">The edges of the main output.</param>
/// <param name="output">Takes the main output: a <see cref="HarnessOutput{T}"/>.</param>
internal sealed class HarnessNetwork(IReadOnlyDictionary<string, HarnessEdge> inputs, IReadOnlyList<string> outputEdges, object output) : ITaskNetwork
{
    public FeedbackHub Feedback { get; } = new();

    public ResultPartition<T> OpenPartition<T>(string edgeId, PartitionerSpec partitioner, TypeSerializer<T> serializer, TypeRegistry types, ITaskWaker waker) =>
        new HarnessPartition<T>(edgeId, outputEdges.Contains(edgeId) ? (HarnessOutput<T>)output : null);

    public InputGate OpenGate<T>(string edgeId, TypeSerializer<T> serializer, ITaskWaker waker)
    {
        HarnessEdge edge = inputs[edgeId];
        edge.Consumer = waker;
        return new HarnessGate(edgeId, edge);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
