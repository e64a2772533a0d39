using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// Where records enter an iteration: those of the initial stream, then what is fed back (org.apache.flink.iteration.operator.HeadOperator).
/// When the initial stream has ended, the rounds are counted, each aligned over all subtasks; when they are over, what still
/// comes back is dropped. Event time of the initial stream goes on; its end only when the iteration has ended.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal abstract class HeadOperator<T> : OneInputOperator<T, T>, IStreamOperator
{
    // So many in one go: the mails and the input get their turn between them.
    private const int RecordsPerTurn = 256;

    private readonly HeadLinks<T> _links;
    private readonly PendingTask _read;
    private readonly Action<object?> _onMail;
    private int _mailPosted;
    private bool _isPending;
    private bool _finishing;
    private bool _ending;
    private bool _ended;
    private long _emitted;

    protected HeadOperator(OperatorScope scope, OperatorOutputs<T> outputs, HeadLinks<T> links)
        : base(scope, outputs)
    {
        _links = links;
        _read = new PendingTask(Chain.Mailbox);
        _onMail = _ => OnMail();
        scope.OutputCount = () => _emitted;
        scope.Unsaved = "the records on their way round the iteration";
    }

    public sealed override bool HasPending => _isPending;

    /// <summary>Where the records come back.</summary>
    protected FeedbackChannel<T> Feedback => _links.Feedback.Shared;

    /// <summary>Whether what is fed back is processed as it comes; otherwise when its round begins.</summary>
    protected abstract bool TakesAtOnce { get; }

    /// <summary>Whether what is fed back may be taken now.</summary>
    protected abstract bool MayTake { get; }

    public sealed override ValueTask OpenAsync()
    {
        _links.Feedback.Open();
        _links.Group.Open();
        Feedback.OnElements(Wake, TakesAtOnce);
        _links.Group.Shared.Add((epoch, decision) => Post(() => OnAligned(epoch, decision)));
        if (_links.LedHeads > 0)
        {
            _links.Group.Shared.Lead(
                _links.LedHeads,
                (epoch, records, criterion) => Post(() => Scope.Coordinator.Send(IterationProtocol.Report(epoch, records, criterion))));
        }

        return base.OpenAsync();
    }

    public sealed override void Collect(T value, long timestamp)
    {
        _emitted++;
        Out.Collect(value, timestamp);
    }

    public sealed override void EmitWatermark(long watermark)
    {
        if (watermark != long.MaxValue)
        {
            base.EmitWatermark(watermark);
        }
    }

    public sealed override bool Resume() => Advance();

    public sealed override ValueTask FinishAsync()
    {
        _finishing = true;
        Report(0, 0, 0);
        Advance();
        return ValueTask.CompletedTask;
    }

    public void HandleCoordinatorEvent(byte[] operatorEvent)
    {
        (int epoch, RoundDecision decision) = IterationProtocol.ReadAligned(operatorEvent);
        _links.Group.Shared.Decide(epoch, decision);
    }

    public sealed override async ValueTask CloseAsync()
    {
        _ended = true;
        await base.CloseAsync();
        await _read.WaitAsync();
        await _links.Group.CloseAsync();
        await _links.Feedback.CloseAsync();
    }

    /// <summary>All heads have come to the end of a round.</summary>
    /// <param name="epoch">The round that would begin.</param>
    /// <param name="decision">Whether it does.</param>
    protected abstract void OnAligned(int epoch, RoundDecision decision);

    /// <summary>The end of a round has been taken from the feedback.</summary>
    /// <param name="epoch">The round whose body has come to its end.</param>
    protected abstract void OnRoundTaken(int epoch);

    /// <summary>Goes on with what is not records.</summary>
    /// <returns>Whether it has come further.</returns>
    protected abstract bool TryReport();

    /// <summary>Says that a round may begin.</summary>
    protected void Report(int epoch, long records, long criterion) => _links.Group.Shared.Report(epoch, records, criterion);

    /// <summary>Begins a round: its records have been emitted.</summary>
    /// <param name="epoch">The round.</param>
    protected void BeginRound(int epoch) => Signals.EmitEpochWatermark(epoch);

    /// <summary>The iteration is over: what comes back from now on is dropped.</summary>
    protected void End()
    {
        _ending = true;
        Signals.EmitEpochWatermark(EpochWatermarkEvent.Terminated);
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _mailPosted, 1) == 0)
        {
            Chain.Mailbox.Post(_onMail, null, Position);
        }
    }

    // From the thread of any head.
    private void Post(Action action) => Chain.Mailbox.Post(
        _ =>
        {
            if (!_ended)
            {
                Chain.Current = Position;
                action();
                Advance();
            }
        },
        null,
        Position);

    private void OnMail()
    {
        Volatile.Write(ref _mailPosted, 0);
        Interlocked.MemoryBarrier();
        Advance();
    }

    private bool Advance()
    {
        bool progress = false;
        bool isBlocked = false;
        int left = RecordsPerTurn;
        while (!_ended && left > 0)
        {
            isBlocked = !_read.TryComplete() || !Chain.MayEmit(Position);
            if (isBlocked || !TryStep(ref left))
            {
                break;
            }

            progress = true;
        }

        if (left == 0)
        {
            Wake();
        }

        // What is before the end of the input waits for its own mail; the chain is held up only for want of credit.
        bool pending = !_ended && (_finishing || isBlocked);
        if (pending != _isPending)
        {
            _isPending = pending;
            Chain.Pending += pending ? 1 : -1;
        }

        return progress;
    }

    private bool TryStep(ref int left)
    {
        Chain.Current = Position;
        if (!_ending && TryReport())
        {
            return true;
        }

        if (!_ending && !MayTake)
        {
            return false;
        }

        int before = left;
        while (left > 0 && (_ending || MayTake) && !_ended && Feedback.TryTake(out StreamElement<T> element))
        {
            left--;
            Take(element);
        }

        if (left != before)
        {
            return true;
        }

        if (!Feedback.MustRead)
        {
            return false;
        }

        _read.IsDone(Feedback.ReadBlockAsync());
        return true;
    }

    private void Take(in StreamElement<T> element)
    {
        if (element.Kind == StreamElementKind.Record)
        {
            if (!_ending)
            {
                _emitted++;
                Out.Collect(element.Value!, element.Time);
            }
        }
        else if (element.Time == EpochWatermarkEvent.Terminated)
        {
            _ended = true;
            base.EmitWatermark(long.MaxValue);
        }
        else if (!_ending)
        {
            OnRoundTaken((int)element.Time);
        }
    }
}
