namespace OrleansFlow.Tasks.Operators;

/// <summary>
/// Emits the elements of the sequence that a function returns for each record. A long sequence is emitted in pieces: where the
/// outputs have no credit it is left where it is, and gone on with when they have, so that even an endless one takes no memory
/// and holds up neither mails nor a cancellation.
/// </summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class PullFlatMapOperator<TIn, TOut> : DeferringOperator<TIn, TOut>
{
    private const int RecordsPerLook = 64;
    private const int RecordsPerPiece = 1024;

    private readonly Func<TIn, IEnumerable<TOut>> _function;
    private IEnumerator<TOut>? _sequence;
    private long _timestamp;
    private long _emitted;

    public PullFlatMapOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, Func<TIn, IEnumerable<TOut>> function)
        : base(scope, outputs)
    {
        _function = function;
        scope.OutputCount = () => _emitted;
    }

    public override ValueTask CloseAsync()
    {
        try
        {
            _sequence?.Dispose();
            _sequence = null;
        }
        catch (Exception error)
        {
            return CloseAfterAsync(error);
        }

        return base.CloseAsync();
    }

    protected override bool ProcessRecord(TIn value, long timestamp)
    {
        Chain.Current = Position;
        IEnumerable<TOut> results = _function(value)
            ?? throw new OrleansFlowException($"The flat map '{Scope.Name}' returned null instead of a sequence; return an empty one for no results.");
        _timestamp = timestamp;

        // Most results are arrays or lists, which need no enumerator and, when short, no care for credit.
        if (results is TOut[] { Length: <= RecordsPerLook } array)
        {
            foreach (TOut result in array)
            {
                _emitted++;
                Out.Collect(result, timestamp);
            }

            return true;
        }

        _sequence = results.GetEnumerator();
        return Continue(out _);
    }

    protected override bool Continue(out bool progress)
    {
        progress = false;
        for (int i = 0; i < RecordsPerPiece; i++)
        {
            if (i % RecordsPerLook == 0 && !Chain.MayEmit(Position) && (progress || HasPending))
            {
                return false;
            }

            Chain.Current = Position;
            if (!_sequence!.MoveNext())
            {
                _sequence.Dispose();
                _sequence = null;
                progress = true;
                return true;
            }

            _emitted++;
            Out.Collect(_sequence.Current, _timestamp);
            progress = true;
        }

        return false;
    }

    private async ValueTask CloseAfterAsync(Exception error)
    {
        await base.CloseAsync();
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
    }
}
