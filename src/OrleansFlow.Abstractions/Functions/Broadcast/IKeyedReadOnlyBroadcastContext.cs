namespace OrleansFlow.Functions;

/// <summary>What a function sees beside a record of the keyed stream (KeyedBroadcastProcessFunction.ReadOnlyContext).</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
public interface IKeyedReadOnlyBroadcastContext<out TKey> : IReadOnlyBroadcastContext
{
    /// <summary>The key of the record, or of the timer.</summary>
    TKey CurrentKey { get; }

    /// <summary>The times, and the timers of the key.</summary>
    ITimerService TimerService { get; }
}
