using OrleansFlow.Functions;
using OrleansFlow.State.Timers;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Timers;

namespace OrleansFlow.Tasks.Operators.Keyed;

/// <summary>Runs a process function on a keyed stream (org.apache.flink.streaming.api.operators.KeyedProcessOperator).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal sealed class KeyedProcessOperator<TIn, TKey, TOut> : KeyedOperator<TIn, TKey, TOut>, ITriggerable<TKey, VoidNamespace>
{
    private readonly KeyedProcessFunction<TKey, TIn, TOut> _function;
    private readonly PushCollector<TOut> _collector;
    private readonly KeyedContext<TKey> _context;

    public KeyedProcessOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, KeyedProcessFunction<TKey, TIn, TOut> function, Func<TIn, TKey> keySelector)
        : base(scope, outputs, keySelector)
    {
        _function = function;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _context = new KeyedContext<TKey>(scope, outputs.Sides, State)
        {
            TimerService = new KeyedTimerService<TKey>(scope.Timers.Create("user-timers", State, VoidNamespaceSerializer.Instance, this)),
        };
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => _context.Emitted;
    }

    void ITriggerable<TKey, VoidNamespace>.OnEventTime(in InternalTimer<TKey, VoidNamespace> timer) => Fire(timer.Timestamp, TimeDomain.EventTime);

    void ITriggerable<TKey, VoidNamespace>.OnProcessingTime(in InternalTimer<TKey, VoidNamespace> timer) => Fire(timer.Timestamp, TimeDomain.ProcessingTime);

    protected override void Process(TIn value, long timestamp, TKey key, int hash)
    {
        State.SetCurrentKey(key, hash);
        _context.Begin(timestamp);
        _collector.Begin(timestamp);
        _function.ProcessElement(value, _context, _collector);
    }

    private void Fire(long timestamp, TimeDomain domain)
    {
        _collector.Begin(_context.BeginTimer(timestamp, domain));
        _function.OnTimer(timestamp, _context, _collector);
    }
}
