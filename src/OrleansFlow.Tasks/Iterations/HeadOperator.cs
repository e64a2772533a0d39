using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// Where records enter an iteration: those of the initial stream, then what is fed back (org.apache.flink.iteration.operator.HeadOperator).
/// When the initial stream has ended, the rounds are counted, each aligned over all subtasks. Event time of the initial stream
/// goes on; its end only when the iteration has ended.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class HeadOperator<T> : OneInputOperator<T, T>, IStreamOperator
{
    private readonly FeedbackChannel<T> _feedback;
    private readonly Action _release;
    private readonly bool _hasCriterion;
    private readonly PendingTask _read;
    private readonly Action<object?> _onMail;
    private int _mailPosted;
    private bool _isPending;
    private bool _finishing;
    private bool _terminated;
    private long _fedBack;
    private long _emitted;
    private int _awaitedCriterion = -1;

    public HeadOperator(OperatorScope scope, OperatorOutputs<T> outputs, FeedbackChannel<T> feedback, Action release, bool hasCriterion)
        : base(scope, outputs)
    {
        _feedback = feedback;
        _release = release;
        _hasCriterion = hasCriterion;
        _read = new PendingTask(Chain.Mailbox);
        _onMail = _ => OnMail();
        scope.OutputCount = () => _emitted;
    }

    public override bool HasPending => _isPending;

    public override ValueTask OpenAsync()
    {
        _feedback.OnElements(Wake);
        return base.OpenAsync();
    }

    public override void Collect(T value, long timestamp)
    {
        _emitted++;
        Out.Collect(value, timestamp);
    }

    public override void EmitWatermark(long watermark)
    {
        if (watermark != long.MaxValue)
        {
            base.EmitWatermark(watermark);
        }
    }

    public override bool Resume() => Advance();

    public override ValueTask FinishAsync()
    {
        _finishing = true;
        Scope.Coordinator.Send(IterationProtocol.Report(0, 0, 0));
        Advance();
        return ValueTask.CompletedTask;
    }

    public void HandleCoordinatorEvent(byte[] operatorEvent)
    {
        (int epoch, bool terminated) = IterationProtocol.ReadAligned(operatorEvent);
        Chain.Current = Position;
        Signals.EmitEpochWatermark(terminated ? EpochWatermarkEvent.Terminated : epoch);
        Advance();
    }

    public override async ValueTask CloseAsync()
    {
        _release();
        await _feedback.DeleteAsync();
        await base.CloseAsync();
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _mailPosted, 1) == 0)
        {
            Chain.Mailbox.Post(_onMail, null, Position);
        }
    }

    private void OnMail()
    {
        Volatile.Write(ref _mailPosted, 0);
        Advance();
    }

    private bool Advance()
    {
        bool progress = false;
        while (!_terminated && Chain.MayEmit(Position) && _read.TryComplete())
        {
            if (_awaitedCriterion >= 0)
            {
                if (!TryReport(_awaitedCriterion))
                {
                    break;
                }
            }
            else if (_feedback.TryTake(out StreamElement<T> element))
            {
                Take(element);
            }
            else if (_feedback.MustRead)
            {
                _read.IsDone(_feedback.ReadBlockAsync());
            }
            else
            {
                break;
            }

            progress = true;
        }

        bool pending = !_terminated && (_finishing || _feedback.HasElements || _read.IsPending);
        if (pending != _isPending)
        {
            _isPending = pending;
            Chain.Pending += pending ? 1 : -1;
        }

        return progress;
    }

    private void Take(StreamElement<T> element)
    {
        if (element.Kind == StreamElementKind.Record)
        {
            _fedBack++;
            _emitted++;
            Out.Collect(element.Value!, element.Time);
            Chain.Current = Position;
        }
        else if (element.Time == EpochWatermarkEvent.Terminated)
        {
            _terminated = true;
            base.EmitWatermark(long.MaxValue);
        }
        else if (!TryReport((int)element.Time))
        {
            _awaitedCriterion = (int)element.Time;
        }
    }

    // The round is over; the next one begins when all heads have said so.
    private bool TryReport(int epoch)
    {
        long criterion = 0;
        if (_hasCriterion && !_feedback.TryTakeCriterion(epoch, out criterion))
        {
            return false;
        }

        _awaitedCriterion = -1;
        Scope.Coordinator.Send(IterationProtocol.Report(epoch + 1, _fedBack, criterion));
        _fedBack = 0;
        return true;
    }
}
