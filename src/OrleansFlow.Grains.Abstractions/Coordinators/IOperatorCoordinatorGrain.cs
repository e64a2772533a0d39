using Orleans.Concurrency;

namespace OrleansFlow.Grains.Coordinators;

/// <summary>
/// The job's side of an operator: a source's split enumerator, the buffer of a collect sink
/// (org.apache.flink.runtime.operators.coordination.OperatorCoordinator). The key is job/operator.
/// </summary>
[Alias("orleansflow.operator-coordinator")]
public interface IOperatorCoordinatorGrain : IGrainWithStringKey
{
    /// <summary>Starts the coordinator; called by the job master before any subtask is deployed.</summary>
    /// <param name="jobGraphBlob">Key of the serialized job graph in the blob store.</param>
    /// <param name="vertexId">The vertex of the operator.</param>
    /// <param name="jobEpoch">Epoch of the job master.</param>
    /// <returns>The silo that it runs on, as SiloAddress.ToParsableString prints it.</returns>
    [Alias("Start")]
    Task<string> StartAsync(string jobGraphBlob, string vertexId, long jobEpoch);

    /// <summary>An event of a subtask.</summary>
    /// <param name="attemptId">The attempt that sent it.</param>
    /// <param name="sequenceNumber">Number of the event for this attempt: events are handed on in order, once. Number 0 announces the attempt and is empty.</param>
    /// <param name="operatorEvent">The event.</param>
    [Alias("HandleEvent")]
    [AlwaysInterleave]
    Task HandleEventAsync(string attemptId, long sequenceNumber, [Immutable] byte[] operatorEvent);

    /// <summary>A request of a subtask, or of the client that fetches collected records.</summary>
    /// <param name="attemptId">The attempt, or null for the client.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The answer; empty if the coordinator has ended, or was never started.</returns>
    [Alias("Request")]
    [AlwaysInterleave]
    Task<Immutable<byte[]>> RequestAsync(string? attemptId, [Immutable] byte[] request, CancellationToken cancellationToken);

    /// <summary>Attempts of the operator's vertex have ended without finishing.</summary>
    /// <param name="attemptIds">The attempts.</param>
    [Alias("SubtasksFailed")]
    Task SubtasksFailedAsync([Immutable] string[] attemptIds);

    /// <summary>Ends the coordinator.</summary>
    [Alias("Stop")]
    [AlwaysInterleave]
    Task StopAsync();
}
