using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Operators.Unkeyed;

namespace OrleansFlow.Tasks.Operators.TwoInputs;

/// <summary>Runs a process function on two connected streams (org.apache.flink.streaming.api.operators.co.CoProcessOperator).</summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal sealed class CoProcessOperator<TIn1, TIn2, TOut> : TwoInputOperator<TIn1, TIn2, TOut>
{
    private readonly CoProcessFunction<TIn1, TIn2, TOut> _function;
    private readonly PushCollector<TOut> _collector;
    private readonly ProcessContext _context;

    public CoProcessOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, CoProcessFunction<TIn1, TIn2, TOut> function)
        : base(scope, outputs)
    {
        _function = function;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _context = new ProcessContext(scope, outputs.Sides);
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => _context.Emitted;
    }

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
}
