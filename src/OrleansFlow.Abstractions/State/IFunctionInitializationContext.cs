namespace OrleansFlow.State;

/// <summary>Where a function finds its states when it begins (org.apache.flink.runtime.state.FunctionInitializationContext).</summary>
public interface IFunctionInitializationContext
{
    /// <summary>Whether there is a snapshot to go on from.</summary>
    bool IsRestored { get; }

    /// <summary>The id of the restored checkpoint; null if there is none.</summary>
    long? RestoredCheckpointId { get; }

    /// <summary>The states that belong to no key.</summary>
    IOperatorStateStore OperatorStateStore { get; }

    /// <summary>The states per key.</summary>
    /// <exception cref="OrleansFlowException">The stream is not keyed.</exception>
    IKeyedStateStore KeyedStateStore { get; }
}
