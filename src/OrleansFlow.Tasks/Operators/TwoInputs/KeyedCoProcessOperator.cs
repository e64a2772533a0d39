using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.State.Timers;
using OrleansFlow.Tasks.Operators.Keyed;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Timers;

namespace OrleansFlow.Tasks.Operators.TwoInputs;

/// <summary>Runs a process function on two keyed streams (org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator). Its inputs set the key.</summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal sealed class KeyedCoProcessOperator<TIn1, TIn2, TKey, TOut> : TwoInputOperator<TIn1, TIn2, TOut>, ITriggerable<TKey, VoidNamespace>
{
    private readonly KeyedCoProcessFunction<TKey, TIn1, TIn2, TOut> _function;
    private readonly PushCollector<TOut> _collector;
    private readonly KeyedContext<TKey> _context;

    public KeyedCoProcessOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, KeyedCoProcessFunction<TKey, TIn1, TIn2, TOut> function, KeyedStateBackend<TKey> state)
        : base(scope, outputs)
    {
        _function = function;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _context = new KeyedContext<TKey>(scope, outputs.Sides, state)
        {
            TimerService = new KeyedTimerService<TKey>(scope.Timers.Create("user-timers", state, VoidNamespaceSerializer.Instance, this)),
        };
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => _context.Emitted;
    }

    void ITriggerable<TKey, VoidNamespace>.OnEventTime(in InternalTimer<TKey, VoidNamespace> timer) => Fire(timer.Timestamp, TimeDomain.EventTime);

    void ITriggerable<TKey, VoidNamespace>.OnProcessingTime(in InternalTimer<TKey, VoidNamespace> timer) => Fire(timer.Timestamp, TimeDomain.ProcessingTime);

    protected override void ProcessFirst(TIn1 value, long timestamp)
    {
        _context.Begin(timestamp);
        _collector.Begin(timestamp);
        _function.ProcessElement1(value, _context, _collector);
    }

    protected override void ProcessSecond(TIn2 value, long timestamp)
    {
        _context.Begin(timestamp);
        _collector.Begin(timestamp);
        _function.ProcessElement2(value, _context, _collector);
    }

    private void Fire(long timestamp, TimeDomain domain)
    {
        _collector.Begin(_context.BeginTimer(timestamp, domain));
        _function.OnTimer(timestamp, _context, _collector);
    }
}
