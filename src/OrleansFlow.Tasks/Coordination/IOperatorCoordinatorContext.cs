using OrleansFlow.Metrics;
using OrleansFlow.Runtime;

namespace OrleansFlow.Tasks.Coordination;

/// <summary>What a coordinator sees and can do (OperatorCoordinator.Context). Usable from any thread; nothing blocks.</summary>
public interface IOperatorCoordinatorContext
{
    /// <summary>The operator.</summary>
    OperatorId OperatorId { get; }

    /// <summary>Name of the operator.</summary>
    string OperatorName { get; }

    /// <summary>How many subtasks the operator has.</summary>
    int Parallelism { get; }

    /// <summary>Clock, scheduler, randomness and files of the silo.</summary>
    RuntimeServices Runtime { get; }

    /// <summary>Metrics of the coordinator.</summary>
    IMetricGroup Metrics { get; }

    /// <summary>Sends an event to a subtask; events to one attempt arrive in order, those to an attempt that has ended are dropped.</summary>
    /// <param name="subtask">Index of the subtask.</param>
    /// <param name="attempt">Number of its attempt.</param>
    /// <param name="operatorEvent">The event.</param>
    void SendEvent(int subtask, int attempt, byte[] operatorEvent);

    /// <summary>Tells the other sources of an alignment group where this operator's watermark stands, and asks for theirs.</summary>
    /// <param name="group">Name of the group.</param>
    /// <param name="watermark">The operator's watermark; <see cref="long.MinValue"/> as long as it has none.</param>
    /// <returns>The least watermark of the group's operators that have reported so far.</returns>
    ValueTask<long> AlignWatermarkAsync(string group, long watermark);

    /// <summary>Fails the whole job.</summary>
    /// <param name="cause">Why.</param>
    void FailJob(Exception cause);
}
