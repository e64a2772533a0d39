using OrleansFlow.Functions;

namespace OrleansFlow.Tasks.Operators.TwoInputs;

/// <summary>A co-process function that does not know of keys, on keyed streams (LegacyKeyedCoProcessOperator). Its life cycle is its own.</summary>
internal sealed class CoProcessOnKeys<TKey, TIn1, TIn2, TOut>(CoProcessFunction<TIn1, TIn2, TOut> function) : KeyedCoProcessFunction<TKey, TIn1, TIn2, TOut>
{
    /// <summary>A function that knows of keys.</summary>
    public static KeyedCoProcessFunction<TKey, TIn1, TIn2, TOut> Of(IFunction function) =>
        function as KeyedCoProcessFunction<TKey, TIn1, TIn2, TOut> ?? new CoProcessOnKeys<TKey, TIn1, TIn2, TOut>((CoProcessFunction<TIn1, TIn2, TOut>)function);

    public override void ProcessElement1(TIn1 value, IKeyedProcessContext<TKey> context, ICollector<TOut> output) => function.ProcessElement1(value, context, output);

    public override void ProcessElement2(TIn2 value, IKeyedProcessContext<TKey> context, ICollector<TOut> output) => function.ProcessElement2(value, context, output);

    public override void OnTimer(long timestamp, IKeyedOnTimerContext<TKey> context, ICollector<TOut> output) => function.OnTimer(timestamp, context, output);
}
