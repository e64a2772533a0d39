using System.Diagnostics.CodeAnalysis;
using OrleansFlow.State;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>The broadcast states of one operator, found by the descriptor that was last used for each, else by name.</summary>
/// <param name="scope">The operator.</param>
/// <param name="declared">The states that its stream was broadcast with.</param>
internal sealed class BroadcastStates(OperatorScope scope, IReadOnlyList<IMapStateDescriptor> declared)
{
    private readonly Slot[] _slots = [.. declared.Select(static descriptor => new Slot(descriptor))];

    /// <summary>A state, to be written.</summary>
    public IBroadcastState<TMapKey, TValue> ToWrite<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull =>
        ((BroadcastStateViews<TMapKey, TValue>)ViewsOf(descriptor)).State;

    /// <summary>A state, to be read.</summary>
    public IReadOnlyBroadcastState<TMapKey, TValue> ToRead<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull =>
        ((BroadcastStateViews<TMapKey, TValue>)ViewsOf(descriptor)).Reading;

    private object ViewsOf<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull
    {
        foreach (Slot slot in _slots)
        {
            if (ReferenceEquals(slot.Last, descriptor))
            {
                return slot.Views!;
            }
        }

        return Find(descriptor);
    }

    private object Find<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Slot? slot = Array.Find(_slots, slot => slot.Declared.Name == descriptor.Name);
        if (slot is null || slot.Declared.KeyType != typeof(TMapKey) || slot.Declared.ValueType != typeof(TValue))
        {
            ThrowUnknown(descriptor, slot?.Declared);
        }

        slot.Views ??= new BroadcastStateViews<TMapKey, TValue>(scope.OperatorState.GetBroadcastState(descriptor));
        slot.Last = descriptor;
        return slot.Views;
    }

    [DoesNotReturn]
    private void ThrowUnknown(IMapStateDescriptor asked, IMapStateDescriptor? declared) => throw new OrleansFlowException(declared is null
        ? $"Operator '{scope.Name}' asked for the broadcast state '{asked.Name}', but its stream was broadcast with {(_slots.Length == 0 ? "no state" : string.Join(", ", _slots.Select(static slot => $"'{slot.Declared.Name}'")))}: give Broadcast the descriptor of each state."
        : $"Operator '{scope.Name}' asked for the broadcast state '{asked.Name}' with keys of {asked.KeyType} and values of {asked.ValueType}, but its stream was broadcast with keys of {declared.KeyType} and values of {declared.ValueType}: use one descriptor for both.");

    private sealed class Slot(IMapStateDescriptor declared)
    {
        public IMapStateDescriptor Declared { get; } = declared;

        public object? Last { get; set; }

        public object? Views { get; set; }
    }
}
