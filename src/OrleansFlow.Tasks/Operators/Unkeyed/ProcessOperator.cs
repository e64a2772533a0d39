using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Unkeyed;

/// <summary>Runs a process function on a stream without keys (org.apache.flink.streaming.api.operators.ProcessOperator).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal sealed class ProcessOperator<TIn, TOut> : OneInputOperator<TIn, TOut>
{
    private readonly ProcessFunction<TIn, TOut> _function;
    private readonly PushCollector<TOut> _collector;
    private readonly ProcessContext _context;

    public ProcessOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, ProcessFunction<TIn, TOut> function)
        : base(scope, outputs)
    {
        _function = function;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _context = new ProcessContext(scope, outputs.Sides);
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => _context.Emitted;
    }

    public override void Collect(TIn value, long timestamp)
    {
        _context.Begin(timestamp);
        _collector.Begin(timestamp);
        _function.ProcessElement(value, _context, _collector);
    }
}
