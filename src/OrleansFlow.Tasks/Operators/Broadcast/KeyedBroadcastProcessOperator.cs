using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.State.Timers;
using OrleansFlow.Tasks.Operators.Keyed;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Operators.TwoInputs;
using OrleansFlow.Tasks.Timers;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>
/// Runs a process function on a keyed stream and a broadcast one (org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator).
/// Its first input sets the key.
/// </summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TIn">Type of the records of the keyed stream.</typeparam>
/// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal sealed class KeyedBroadcastProcessOperator<TKey, TIn, TBroadcast, TOut> : TwoInputOperator<TIn, TBroadcast, TOut>, ITriggerable<TKey, VoidNamespace>
{
    private readonly KeyedBroadcastProcessFunction<TKey, TIn, TBroadcast, TOut> _function;
    private readonly KeyedStateBackend<TKey> _state;
    private readonly PushCollector<TOut> _collector;
    private readonly KeyedContext<TKey> _context;
    private readonly KeyedReadOnlyBroadcastContext<TKey> _reading;
    private readonly KeyedBroadcastContext<TKey> _writing;

    public KeyedBroadcastProcessOperator(
        OperatorScope scope,
        OperatorOutputs<TOut> outputs,
        KeyedBroadcastProcessFunction<TKey, TIn, TBroadcast, TOut> function,
        KeyedStateBackend<TKey> state,
        IReadOnlyList<IMapStateDescriptor> declared)
        : base(scope, outputs)
    {
        _function = function;
        _state = state;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _context = new KeyedContext<TKey>(scope, outputs.Sides, state)
        {
            TimerService = new KeyedTimerService<TKey>(scope.Timers.Create("user-timers", state, VoidNamespaceSerializer.Instance, this)),
        };
        var states = new BroadcastStates(scope, declared);
        _reading = new KeyedReadOnlyBroadcastContext<TKey>(_context, states);
        _writing = new KeyedBroadcastContext<TKey>(_context, states, state, scope.Context);
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => _context.Emitted;
    }

    void ITriggerable<TKey, VoidNamespace>.OnEventTime(in InternalTimer<TKey, VoidNamespace> timer) => Fire(timer.Timestamp, TimeDomain.EventTime);

    void ITriggerable<TKey, VoidNamespace>.OnProcessingTime(in InternalTimer<TKey, VoidNamespace> timer) => Fire(timer.Timestamp, TimeDomain.ProcessingTime);

    protected override void ProcessFirst(TIn value, long timestamp)
    {
        _context.Begin(timestamp);
        _collector.Begin(timestamp);
        _function.ProcessElement(value, _reading, _collector);
    }

    protected override void ProcessSecond(TBroadcast value, long timestamp)
    {
        // The key of the record before is not this one's.
        _state.ClearCurrentKey();
        _context.Begin(timestamp);
        _collector.Begin(timestamp);
        _function.ProcessBroadcastElement(value, _writing, _collector);
    }

    private void Fire(long timestamp, TimeDomain domain)
    {
        _collector.Begin(_context.BeginTimer(timestamp, domain));
        _function.OnTimer(timestamp, _reading, _collector);
    }
}
