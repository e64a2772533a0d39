using OrleansFlow.State.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>
/// The state of one operator of one subtask that belongs to no key, kept in memory
/// (org.apache.flink.runtime.state.DefaultOperatorStateBackend). Called by one thread at a time.
/// </summary>
/// <param name="types">The job's serializers.</param>
internal sealed class OperatorStateBackend(TypeRegistry types) : IOperatorStateStore
{
    private readonly SortedDictionary<string, IOperatorState> _states = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OperatorStatePart> _restored = new(StringComparer.Ordinal);

    public IReadOnlyList<string> StateNames => [.. _states.Keys.Concat(_restored.Keys).Order(StringComparer.Ordinal)];

    public IListState<T> GetListState<T>(ListStateDescriptor<T> descriptor) => GetList(descriptor, OperatorStateMode.SplitDistribute);

    public IListState<T> GetUnionListState<T>(ListStateDescriptor<T> descriptor) => GetList(descriptor, OperatorStateMode.Union);

    public IBroadcastState<TMapKey, TValue> GetBroadcastState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull
    {
        CheckWithoutTtl(descriptor);
        return Get(
            descriptor.Name,
            OperatorStateMode.Broadcast,
            $"broadcast state of {typeof(TMapKey)} and {typeof(TValue)}",
            () => new HeapBroadcastState<TMapKey, TValue>(descriptor.Name, types.ForKey<TMapKey>(), types.For<TValue>()));
    }

    /// <summary>The states of this moment, by name; those never asked for since a restore are among them.</summary>
    public IReadOnlyList<OperatorStatePart> Snapshot() => [.. _states.Values.Select(static state => state.Snapshot()).Concat(_restored.Values)];

    /// <summary>Takes the states of an earlier run, dealt for this subtask, before any is asked for.</summary>
    /// <param name="parts">The states.</param>
    /// <exception cref="OrleansFlowException">A state is in use already.</exception>
    public void Restore(IEnumerable<OperatorStatePart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (OperatorStatePart part in parts)
        {
            if (_states.ContainsKey(part.Name) || !_restored.TryAdd(part.Name, part))
            {
                throw new OrleansFlowException($"Operator state '{part.Name}' cannot be restored: it is in use, or was restored, already.");
            }
        }
    }

    private PartitionableList<T> GetList<T>(ListStateDescriptor<T> descriptor, OperatorStateMode mode)
    {
        CheckWithoutTtl(descriptor);
        return Get(descriptor.Name, mode, PartitionableList<T>.DescriptionOf(mode), () => new PartitionableList<T>(descriptor.Name, mode, types.For<T>()));
    }

    private TState Get<TState>(string name, OperatorStateMode mode, string description, Func<TState> create)
        where TState : class, IOperatorState
    {
        if (_states.TryGetValue(name, out IOperatorState? known))
        {
            return known is TState same && known.Description == description ? same : throw new OrleansFlowException(
                $"Operator state '{name}' is a {known.Description} and was now asked for as a {description}; give each state of an operator a name of its own.");
        }

        TState state = create();
        if (_restored.TryGetValue(name, out OperatorStatePart? part))
        {
            if (part.Mode != mode)
            {
                throw new OrleansFlowException($"Operator state '{name}' was saved with mode {part.Mode} and is now a {description}; ask for it as before, or give the new one another name.");
            }

            state.Restore(part);
            _restored.Remove(name);
        }

        _states.Add(name, state);
        return state;
    }

    private static void CheckWithoutTtl(StateDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (descriptor.TtlConfig is not null)
        {
            throw new OrleansFlowException($"State '{descriptor.Name}' has a time to live, which operator and broadcast states cannot have; only keyed states do.");
        }
    }
}
