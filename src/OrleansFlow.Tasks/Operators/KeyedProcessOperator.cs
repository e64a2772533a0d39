using OrleansFlow.Functions;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Runs a process function on a keyed stream (org.apache.flink.streaming.api.operators.KeyedProcessOperator).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal sealed class KeyedProcessOperator<TIn, TKey, TOut> : KeyedOperator<TIn, TKey, TOut>
{
    private readonly ProcessFunction<TIn, TOut> _function;
    private readonly PushCollector<TOut> _collector;
    private readonly ProcessContext _context;

    public KeyedProcessOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, ProcessFunction<TIn, TOut> function, Func<TIn, TKey> keySelector)
        : base(scope, outputs, keySelector)
    {
        _function = function;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _context = new ProcessContext(outputs.Sides, Chain, Position);
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => _context.Emitted;
    }

    protected override void Process(TIn value, long timestamp, TKey key, int hash)
    {
        State.SetCurrentKey(key, hash);
        _context.RecordTimestamp = timestamp;
        _collector.Begin(timestamp);
        _function.ProcessElement(value, _context, _collector);
    }
}
