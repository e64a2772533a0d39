using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>The task of an attempt, as its grain sees it. Callable from any thread; nothing blocks.</summary>
internal interface ISubtaskRuntime : IAsyncDisposable
{
    /// <summary>Starts the task; states are reported from here on, the last of them once.</summary>
    void Start();

    /// <summary>Tells the task to stop. Callable more than once.</summary>
    void Cancel();

    /// <summary>An event of an operator's coordinator, in its turn.</summary>
    /// <param name="operatorId">The operator.</param>
    /// <param name="operatorEvent">The event.</param>
    void HandleCoordinatorEvent(OperatorId operatorId, byte[] operatorEvent);

    /// <summary>The metrics now.</summary>
    SubtaskMetrics GetMetrics();

    /// <summary>The accumulators of a task that has ended.</summary>
    AccumulatorValue[] GetFinalAccumulators();

    /// <summary>The accumulators of a task that runs.</summary>
    Task<AccumulatorValue[]> GetAccumulatorsAsync();
}
