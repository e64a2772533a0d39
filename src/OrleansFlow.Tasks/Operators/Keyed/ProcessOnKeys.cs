using OrleansFlow.Functions;

namespace OrleansFlow.Tasks.Operators.Keyed;

/// <summary>A process function that does not know of keys, on a keyed stream (LegacyKeyedProcessOperator). Its life cycle is its own.</summary>
internal sealed class ProcessOnKeys<TKey, TIn, TOut>(ProcessFunction<TIn, TOut> function) : KeyedProcessFunction<TKey, TIn, TOut>
{
    /// <summary>A function that knows of keys.</summary>
    public static KeyedProcessFunction<TKey, TIn, TOut> Of(IFunction function) =>
        function as KeyedProcessFunction<TKey, TIn, TOut> ?? new ProcessOnKeys<TKey, TIn, TOut>((ProcessFunction<TIn, TOut>)function);

    public override void ProcessElement(TIn value, IKeyedProcessContext<TKey> context, ICollector<TOut> output) => function.ProcessElement(value, context, output);

    public override void OnTimer(long timestamp, IKeyedOnTimerContext<TKey> context, ICollector<TOut> output) => function.OnTimer(timestamp, context, output);
}
