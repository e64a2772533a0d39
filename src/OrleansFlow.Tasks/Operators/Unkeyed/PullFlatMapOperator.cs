using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Unkeyed;

/// <summary>Emits the elements of the sequence that a function returns for each record, a long one in pieces.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class PullFlatMapOperator<TIn, TOut> : DeferringOperator<TIn, TOut>
{
    private readonly Func<TIn, IEnumerable<TOut>> _function;
    private readonly SequenceEmitter<TOut> _emitter;

    public PullFlatMapOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, Func<TIn, IEnumerable<TOut>> function)
        : base(scope, outputs)
    {
        _function = function;
        _emitter = new SequenceEmitter<TOut>(Out, Chain, Position);
        scope.OutputCount = () => _emitter.Emitted;
    }

    public override async ValueTask CloseAsync()
    {
        try
        {
            _emitter.Dispose();
        }
        finally
        {
            await base.CloseAsync();
        }
    }

    protected override bool ProcessRecord(TIn value, long timestamp)
    {
        Chain.Current = Position;
        IEnumerable<TOut> results = _function(value)
            ?? throw new OrleansFlowException($"The flat map '{Scope.Name}' returned null instead of a sequence; return an empty one for no results.");

        // Most results are arrays or lists.
        if (results is TOut[] { Length: <= SequenceEmitter<TOut>.RecordsPerLook } array)
        {
            _emitter.EmitAll(array, timestamp);
            return true;
        }

        _emitter.Begin(results, timestamp);
        return Continue(out _);
    }

    protected override bool Continue(out bool progress) => _emitter.Continue(isFirst: !HasPending, out progress);
}
