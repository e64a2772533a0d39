using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Keyed;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>What a function sees beside a record of the keyed stream, or when a timer fires.</summary>
internal sealed class KeyedReadOnlyBroadcastContext<TKey>(KeyedContext<TKey> context, BroadcastStates states)
    : ReadOnlyBroadcastContext(context, states), IKeyedBroadcastOnTimerContext<TKey>
{
    public TKey CurrentKey => context.CurrentKey;

    public ITimerService TimerService => context.TimerService;

    public TimeDomain TimeDomain => context.TimeDomain;
}
