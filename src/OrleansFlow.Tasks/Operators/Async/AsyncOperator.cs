using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators.Async;

/// <summary>
/// Calls an asynchronous function for each record, several at once (org.apache.flink.streaming.api.operators.async.AsyncWaitOperator).
/// A record beyond the capacity waits in the queue and keeps the chain from taking more; no thread waits. Answers come back as
/// mails. The records under way are the operator's state: after a restore they are asked for again.
/// </summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed partial class AsyncOperator<TIn, TOut> : OneInputOperator<TIn, TOut>, IStreamOperator
{
    private readonly IAsyncFunction<TIn, TOut> _function;
    private readonly TimeSpan _timeout;
    private readonly long _timeoutTicks;
    private readonly int _capacity;
    private readonly AsyncRetryStrategy<TOut>? _retry;
    private readonly TypeSerializer<TIn>? _copies;
    private readonly TimeProvider _time;
    private readonly AsyncQueue<TIn, TOut> _queue;
    private readonly Queue<AsyncEntry<TIn, TOut>> _unstarted = new();
    private readonly IListState<(byte Kind, long Time, TIn? Value)> _saved;
    private readonly Action<object?> _onTime;
    private readonly Action<object?> _onAnswer;
    private ITimer? _timer;
    private int _underWay;
    private long _timerAt = long.MaxValue;
    private bool _isPending;
    private bool _finishing;
    private bool _closed;
    private long _emitted;

    public AsyncOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, IAsyncFunction<TIn, TOut> function, TimeSpan timeout, int capacity, bool ordered, AsyncRetryStrategy<TOut>? retry)
        : base(scope, outputs)
    {
        _function = function;
        _timeout = timeout;
        _capacity = capacity;
        _retry = retry;
        _time = Chain.Runtime.Time;
        _timeoutTicks = Math.Max(1, (long)Math.Min(timeout.TotalSeconds * _time.TimestampFrequency, long.MaxValue / 4));
        _queue = new AsyncQueue<TIn, TOut>(ordered);
        _onTime = _ => OnTime();
        _onAnswer = answer => OnAnswer((Answer)answer!);

        // With object reuse the producer may change a record as soon as it has emitted the next one.
        TypeSerializer<TIn> serializer = scope.Types.For<TIn>();
        _copies = scope.ObjectReuse && !serializer.IsImmutable ? serializer : null;
        _saved = scope.OperatorState.GetListState(new ListStateDescriptor<(byte Kind, long Time, TIn? Value)>("_async_wait_operator_state_"));
        scope.OutputCount = () => _emitted;
    }

    /// <summary>Always: what is under way is part of the state.</summary>
    public bool MayBeSnapshotted => true;

    /// <inheritdoc />
    public override bool HasPending => _isPending;

    /// <inheritdoc />
    public override void Collect(TIn value, long timestamp)
    {
        TIn kept = _copies is null ? value : _copies.Copy(value);
        AsyncEntry<TIn, TOut> entry = _queue.Add(new StreamElement<TIn>(StreamElementKind.Record, kept, timestamp));
        _unstarted.Enqueue(entry);
        Advance();
    }

    /// <inheritdoc />
    public override void EmitWatermark(long watermark)
    {
        _queue.Add(new StreamElement<TIn>(StreamElementKind.Watermark, default, watermark));
        Advance();
    }

    /// <inheritdoc />
    public override void EmitStatus(bool idle)
    {
        _queue.Add(new StreamElement<TIn>(idle ? StreamElementKind.Idle : StreamElementKind.Active, default, 0));
        Advance();
    }

    /// <inheritdoc />
    public override void EmitEpochWatermark(int epoch)
    {
        _queue.Add(new StreamElement<TIn>(StreamElementKind.EpochWatermark, default, epoch));
        Advance();
    }

    /// <inheritdoc />
    public override bool Resume() => Advance();

    /// <inheritdoc />
    public override async ValueTask OpenAsync()
    {
        await base.OpenAsync();
        (byte Kind, long Time, TIn? Value)[] saved = [.. _saved.Get()!];
        _saved.Clear();
        foreach ((byte kind, long time, TIn? value) in saved)
        {
            AsyncEntry<TIn, TOut> entry = _queue.Add(new StreamElement<TIn>((StreamElementKind)kind, value, time));
            if (entry.IsRecord)
            {
                _unstarted.Enqueue(entry);
            }
        }

        Advance();
    }

    /// <inheritdoc />
    public OperatorSnapshot Snapshot(IFunctionSnapshotContext context)
    {
        _saved.Clear();
        for (AsyncEntry<TIn, TOut>? entry = _queue.First; entry is not null; entry = entry.Next)
        {
            _saved.Add(((byte)entry.Element.Kind, entry.Element.Time, entry.Element.Value));
        }

        OperatorSnapshot snapshot = Scope.Snapshot(context);
        _saved.Clear();
        return snapshot;
    }

    /// <inheritdoc />
    public override ValueTask FinishAsync()
    {
        // The last records have their attempts, too (Flink gives them one more at once): the end of the input is no reason to fail.
        _finishing = true;
        Advance();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public override ValueTask CloseAsync()
    {
        _closed = true;
        _timer?.Dispose();
        for (AsyncEntry<TIn, TOut>? entry = _queue.First; entry is not null; entry = entry.Next)
        {
            entry.Cancellation?.Cancel();
            entry.Cancellation?.Dispose();
            entry.Cancellation = null;
        }

        return base.CloseAsync();
    }

    // Emits what is ready as far as there is credit, and begins calls as far as there is capacity.
    private bool Advance()
    {
        bool progress = false;
        while (true)
        {
            if (_queue.HasReady && Chain.MayEmit(Position))
            {
                Emit(_queue.TakeReady()!);
            }
            else if (_unstarted.Count > 0 && _underWay < _capacity)
            {
                Begin(_unstarted.Dequeue());
            }
            else
            {
                break;
            }

            progress = true;
        }

        bool pending = _unstarted.Count > 0 || _queue.HasReady || (_finishing && !_queue.IsEmpty);
        if (pending != _isPending)
        {
            _isPending = pending;
            Chain.Pending += pending ? 1 : -1;
        }

        return progress;
    }

    private void Emit(AsyncEntry<TIn, TOut> entry)
    {
        switch (entry.Element.Kind)
        {
            case StreamElementKind.Watermark:
                base.EmitWatermark(entry.Element.Time);
                break;
            case StreamElementKind.EpochWatermark:
                base.EmitEpochWatermark((int)entry.Element.Time);
                break;
            case StreamElementKind.Record:
                _underWay--;
                foreach (TOut result in entry.Results!)
                {
                    _emitted++;
                    Out.Collect(result, entry.Element.Time);
                }

                break;
            default:
                base.EmitStatus(entry.Element.Kind == StreamElementKind.Idle);
                break;
        }

        Chain.Current = Position;
    }
}
