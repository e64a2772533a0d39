namespace OrleansFlow.Tasks.Coordination;

/// <summary>
/// The job's side of an operator (org.apache.flink.runtime.operators.coordination.OperatorCoordinator). Its methods may be
/// called from any thread; the coordinator itself does one thing after the other, on the silo's scheduler.
/// </summary>
public interface IOperatorCoordinator : IAsyncDisposable
{
    /// <summary>Called once, before any subtask is deployed.</summary>
    ValueTask StartAsync();

    /// <summary>An event of a subtask. Events of one attempt come in the order in which they were sent.</summary>
    /// <param name="subtask">Index of the subtask.</param>
    /// <param name="attempt">Number of its attempt.</param>
    /// <param name="operatorEvent">The event.</param>
    ValueTask HandleEventAsync(int subtask, int attempt, byte[] operatorEvent);

    /// <summary>A request of a subtask, or of the client.</summary>
    /// <param name="subtask">Index of the subtask, or −1 for the client.</param>
    /// <param name="attempt">Number of its attempt; 0 for the client.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    ValueTask<byte[]> HandleRequestAsync(int subtask, int attempt, byte[] request, CancellationToken cancellationToken);

    /// <summary>An attempt can be reached from now on.</summary>
    /// <param name="subtask">Index of the subtask.</param>
    /// <param name="attempt">Number of its attempt.</param>
    ValueTask SubtaskReadyAsync(int subtask, int attempt);

    /// <summary>An attempt has ended without finishing.</summary>
    /// <param name="subtask">Index of the subtask.</param>
    /// <param name="attempt">Number of its attempt.</param>
    ValueTask SubtaskFailedAsync(int subtask, int attempt);
}
