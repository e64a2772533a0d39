namespace OrleansFlow.Functions;

/// <summary>What a function on a keyed stream sees when a timer fires (KeyedProcessFunction.OnTimerContext).</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
public interface IKeyedOnTimerContext<out TKey> : IKeyedProcessContext<TKey>, IOnTimerContext;
