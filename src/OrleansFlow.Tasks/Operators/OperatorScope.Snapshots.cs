using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Tasks.Operators;

/// <content>What is saved of an operator, and restored.</content>
internal sealed partial class OperatorScope
{
    private readonly List<ICheckpointedFunction> _checkpointed = [];
    private OperatorStateBackend? _operatorState;
    private IKeyedStateBackend? _keyed;

    /// <summary>What the operator goes on from, dealt for this subtask; null for nothing.</summary>
    public OperatorSnapshot? Restored { get; init; }

    /// <summary>The checkpoint that the job goes on from; null for none.</summary>
    public long? RestoredCheckpointId { get; init; }

    /// <summary>What the operator keeps that is in no snapshot, so that it takes none; null if there is nothing.</summary>
    public string? Unsaved { get; set; }

    /// <summary>The operator's state that belongs to no key.</summary>
    public OperatorStateBackend OperatorState => _operatorState ??= OpenOperatorState();

    /// <summary>The operator's keyed state; null for an operator that has none. Is restored when it is set.</summary>
    public IKeyedStateBackend? Keyed
    {
        get => _keyed;
        set
        {
            _keyed = value;
            if (Restored?.Keyed is { } keyed)
            {
                value?.Restore(keyed);
            }
        }
    }

    /// <summary>The operator has been made: it has taken, or can take, all that was saved of it.</summary>
    /// <exception cref="OrleansFlowException">It has no keyed state, but that was saved.</exception>
    public void CheckRestored()
    {
        if (Keyed is null && Restored?.Keyed is { States: [{ } state, ..] })
        {
            throw new OrleansFlowException($"Operator '{Name}' ({Id}) is not on a keyed stream, but its snapshot has keyed state, such as '{state.Meta.Name}'; give the changed operator another uid.");
        }
    }

    /// <summary>The operator's state now.</summary>
    /// <param name="context">Tells of the snapshot.</param>
    /// <exception cref="OrleansFlowException">The operator keeps something that would be lost.</exception>
    public OperatorSnapshot Snapshot(IFunctionSnapshotContext context)
    {
        Chain.Current = Position;
        if (Unsaved is not null)
        {
            throw new OrleansFlowException($"Operator '{Name}' ({Id}) takes no snapshots: it keeps {Unsaved} in memory only, which would be lost.");
        }

        Keyed?.ClearCurrentKey();
        foreach (ICheckpointedFunction function in _checkpointed)
        {
            function.SnapshotState(context);
        }

        TaskInfo task = Context.Task;
        IReadOnlyList<OperatorStatePart> parts = _operatorState is null && Restored is null ? [] : OperatorState.Snapshot();
        return new OperatorSnapshot(Id, task.Subtask, task.Parallelism, task.MaxParallelism, Keyed?.Snapshot(), parts);
    }

    private OperatorStateBackend OpenOperatorState()
    {
        var state = new OperatorStateBackend(Types);
        if (Restored is not null)
        {
            state.Restore(Restored.Parts);
        }

        return state;
    }

    private void InitializeState()
    {
        if (_checkpointed.Count > 0)
        {
            Chain.Current = Position;
            var context = new FunctionInitializationContext(this);
            _checkpointed.ForEach(function => function.InitializeState(context));
        }
    }
}
