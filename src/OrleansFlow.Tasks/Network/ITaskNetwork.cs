using OrleansFlow.Graph;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Network;

/// <summary>
/// Opens the gates and partitions of one subtask; the exchange implements it (the role of NettyShuffleEnvironment). One
/// instance belongs to one execution attempt.
/// </summary>
public interface ITaskNetwork : IAsyncDisposable
{
    /// <summary>Where the iterations of the silo feed back.</summary>
    FeedbackHub Feedback { get; }

    /// <summary>Opens an output. Consumers need not be there yet.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="edgeId">The edge of the job graph.</param>
    /// <param name="partitioner">How records choose their channel.</param>
    /// <param name="serializer">Serializer of the records.</param>
    /// <param name="types">Serializers of key types.</param>
    /// <param name="waker">Wakes the task when credit comes.</param>
    ResultPartition<T> OpenPartition<T>(string edgeId, PartitionerSpec partitioner, TypeSerializer<T> serializer, TypeRegistry types, ITaskWaker waker);

    /// <summary>Opens an input. Producers need not be there yet.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="edgeId">The edge of the job graph.</param>
    /// <param name="serializer">Serializer of the records.</param>
    /// <param name="waker">Wakes the task when a batch comes.</param>
    InputGate OpenGate<T>(string edgeId, TypeSerializer<T> serializer, ITaskWaker waker);
}
