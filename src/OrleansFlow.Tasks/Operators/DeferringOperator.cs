using System.Runtime.CompilerServices;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators;

/// <summary>
/// Base of operators whose work on one element can stop half way, because a sink is at work or an output has no credit. What
/// comes meanwhile waits here in order; since the chain is not available then, that is at most what the task had in hand.
/// </summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
/// <param name="scope">Place and name.</param>
/// <param name="outputs">Where results go.</param>
internal abstract class DeferringOperator<TIn, TOut>(OperatorScope scope, OperatorOutputs<TOut> outputs) : OneInputOperator<TIn, TOut>(scope, outputs)
{
    private readonly Queue<StreamElement<TIn>> _waiting = new();
    private bool _behind;

    public sealed override bool HasPending => _behind;

    public sealed override void Collect(TIn value, long timestamp)
    {
        if (_behind)
        {
            WaitInLine(value, timestamp);
        }
        else if (!ProcessRecord(value, timestamp))
        {
            FallBehind();
        }
    }

    public sealed override void EmitWatermark(long watermark)
    {
        if (_behind)
        {
            _waiting.Enqueue(new StreamElement<TIn>(StreamElementKind.Watermark, default, watermark));
        }
        else if (!ProcessWatermark(watermark))
        {
            FallBehind();
        }
    }

    public sealed override void EmitStatus(bool idle)
    {
        if (_behind)
        {
            _waiting.Enqueue(new StreamElement<TIn>(idle ? StreamElementKind.Idle : StreamElementKind.Active, default, 0));
        }
        else
        {
            base.EmitStatus(idle);
        }
    }

    public sealed override void EmitEpochWatermark(int epoch)
    {
        if (_behind)
        {
            _waiting.Enqueue(new StreamElement<TIn>(StreamElementKind.EpochWatermark, default, epoch));
        }
        else if (!ProcessEpochWatermark(epoch))
        {
            FallBehind();
        }
    }

    public sealed override bool Resume()
    {
        if (!Continue(out bool progress))
        {
            return progress;
        }

        while (_waiting.TryDequeue(out StreamElement<TIn> element))
        {
            if (!Process(element))
            {
                return true;
            }
        }

        _behind = false;
        Chain.Pending--;
        return true;
    }

    /// <summary>Begins the work on a record.</summary>
    /// <returns>Whether it is done; if not, <see cref="Continue"/> goes on with it.</returns>
    protected abstract bool ProcessRecord(TIn value, long timestamp);

    /// <summary>Begins the work on a watermark.</summary>
    /// <returns>Whether it is done; if not, <see cref="Continue"/> goes on with it.</returns>
    protected virtual bool ProcessWatermark(long watermark)
    {
        base.EmitWatermark(watermark);
        return true;
    }

    /// <summary>Begins the work on the end of an iteration's round.</summary>
    /// <returns>Whether it is done; if not, <see cref="Continue"/> goes on with it.</returns>
    protected virtual bool ProcessEpochWatermark(int epoch)
    {
        base.EmitEpochWatermark(epoch);
        return true;
    }

    /// <summary>Goes on with what was begun.</summary>
    /// <param name="progress">Whether it has come further.</param>
    /// <returns>Whether it is done.</returns>
    protected abstract bool Continue(out bool progress);

    /// <summary>The work on an element is not done.</summary>
    protected void FallBehind()
    {
        _behind = true;
        Chain.Pending++;
    }

    // Apart, so that the way of the others stays short.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WaitInLine(TIn value, long timestamp) =>
        _waiting.Enqueue(new StreamElement<TIn>(StreamElementKind.Record, value, timestamp));

    private bool Process(in StreamElement<TIn> element)
    {
        switch (element.Kind)
        {
            case StreamElementKind.Record:
                return ProcessRecord(element.Value!, element.Time);
            case StreamElementKind.Watermark:
                return ProcessWatermark(element.Time);
            case StreamElementKind.EpochWatermark:
                return ProcessEpochWatermark((int)element.Time);
            default:
                base.EmitStatus(element.Kind == StreamElementKind.Idle);
                return true;
        }
    }
}
