using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Operators.TwoInputs;
using OrleansFlow.Tasks.Operators.Unkeyed;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>Runs a process function on a stream without keys and a broadcast one (org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator).</summary>
/// <typeparam name="TIn">Type of the records.</typeparam>
/// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal sealed class BroadcastProcessOperator<TIn, TBroadcast, TOut> : TwoInputOperator<TIn, TBroadcast, TOut>
{
    private readonly BroadcastProcessFunction<TIn, TBroadcast, TOut> _function;
    private readonly PushCollector<TOut> _collector;
    private readonly ProcessContext _context;
    private readonly ReadOnlyBroadcastContext _reading;
    private readonly BroadcastContext _writing;

    public BroadcastProcessOperator(
        OperatorScope scope, OperatorOutputs<TOut> outputs, BroadcastProcessFunction<TIn, TBroadcast, TOut> function, IReadOnlyList<IMapStateDescriptor> declared)
        : base(scope, outputs)
    {
        _function = function;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _context = new ProcessContext(scope, outputs.Sides);
        var states = new BroadcastStates(scope, declared);
        _reading = new ReadOnlyBroadcastContext(_context, states);
        _writing = new BroadcastContext(_context, states);
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => _context.Emitted;
    }

    protected override void ProcessFirst(TIn value, long timestamp)
    {
        _context.Begin(timestamp);
        _collector.Begin(timestamp);
        _function.ProcessElement(value, _reading, _collector);
    }

    protected override void ProcessSecond(TBroadcast value, long timestamp)
    {
        _context.Begin(timestamp);
        _collector.Begin(timestamp);
        _function.ProcessBroadcastElement(value, _writing, _collector);
    }
}
