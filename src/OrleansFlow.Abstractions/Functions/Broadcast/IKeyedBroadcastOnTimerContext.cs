namespace OrleansFlow.Functions;

/// <summary>What a function sees when a timer fires (KeyedBroadcastProcessFunction.OnTimerContext). <see cref="IBroadcastBaseContext.Timestamp"/> is the timer's.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
public interface IKeyedBroadcastOnTimerContext<out TKey> : IKeyedReadOnlyBroadcastContext<TKey>
{
    /// <summary>By which time the timer was registered.</summary>
    TimeDomain TimeDomain { get; }
}
