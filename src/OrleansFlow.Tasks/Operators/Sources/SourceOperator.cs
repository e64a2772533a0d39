using System.Buffers;
using OrleansFlow.Metrics;
using OrleansFlow.Runtime;
using OrleansFlow.Sources;
using OrleansFlow.State;
using OrleansFlow.Tasks.Coordination.Sources;
using OrleansFlow.Tasks.Inputs;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Watermarks;
using OrleansFlow.Types;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Operators.Sources;

/// <summary>
/// Polls a source's reader and hands its records on (org.apache.flink.streaming.api.operators.SourceOperator). What one poll
/// emits is gathered into a batch, so that the chain behind has a loop to run; a reader with many records at hand can
/// write them straight into it, since its output is an <see cref="IBufferWriter{T}"/> too.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <typeparam name="TState">Type of the enumerator's snapshot.</typeparam>
internal sealed partial class SourceOperator<T, TSplit, TState> : IStreamOperator, ITaskInput, ISourceOutput<T>, IBufferWriter<T>, ISourceReaderContext
{
    private const int PollsPerBatch = 4;

    private readonly ISource<T, TSplit, TState> _source;
    private readonly OperatorOutputs<T> _outputs;
    private readonly HotLoop<T> _out;
    private readonly ChainState _chain;
    private readonly int _position;
    private readonly int _recordsPerPoll;
    private readonly TypeSerializer<TSplit> _splits;
    private readonly PendingTask _wait;
    private readonly RecordBatch<T> _batch = RecordBatch<T>.Rent();
    private readonly IListState<TSplit> _savedSplits;
    private ISourceReader<T, TSplit>? _reader;
    private bool _hasNews = true;
    private bool _started;
    private bool _ended;
    private long _emitted;

    public SourceOperator(
        OperatorScope scope, OperatorOutputs<T> outputs, ISource<T, TSplit, TState> source, WatermarkStrategy<T>? strategy, WatermarkContext watermarks, bool allowUnalignedSplits, int recordsPerPoll)
    {
        Scope = scope;
        _source = source;
        _outputs = outputs;
        _chain = scope.Chain;
        _position = scope.Position;
        _out = new HotLoop<T>(outputs.Main, _chain, _position);
        _recordsPerPoll = recordsPerPoll;
        _splits = scope.Types.For<TSplit>();
        _savedSplits = scope.OperatorState.GetListState(new ListStateDescriptor<TSplit>("SourceReaderState"));
        _wait = new PendingTask(_chain.Mailbox);
        scope.OutputCount = () => _emitted;
        _strategy = strategy;
        _watermarks = watermarks;
        _allowUnalignedSplits = allowUnalignedSplits;
        _aligned = strategy?.Alignment is { } alignment ? new AlignedWatermark(outputs.Signals, alignment) : null;
        _multiplexer = new WatermarkMultiplexer(_aligned ?? outputs.Signals);
        _main = new PartOutput(this);
        _current = _main;
    }

    public OperatorScope Scope { get; }

    public bool HasPending => false;

    public bool IsEndOfData => _ended;

    public bool IsClosed => _ended;

    public int Subtask => Scope.Context.Task.Subtask;

    public int Parallelism => Scope.Context.Task.Parallelism;

    public RuntimeServices Runtime => _chain.Runtime;

    public IMetricGroup Metrics => Scope.Context.Metrics;

    public CancellationToken CancellationToken => _chain.CancellationToken;

    public async ValueTask OpenAsync()
    {
        await Scope.OpenFunctionsAsync();
        _chain.Current = _position;
        _reader = _source.CreateReader(this);
        TSplit[] saved = [.. _savedSplits.Get()!];
        _savedSplits.Clear();
        if (saved.Length > 0)
        {
            _reader.AddSplits(saved);
        }
    }

    public OperatorSnapshot Snapshot(IFunctionSnapshotContext context)
    {
        _chain.Current = _position;
        _savedSplits.Update(_reader!.SnapshotState(context.CheckpointId));
        OperatorSnapshot snapshot = Scope.Snapshot(context);
        _savedSplits.Clear();
        return snapshot;
    }

    public void Start()
    {
        _chain.Current = _position;
        Scope.Coordinator.Send(SourceProtocol.Message(SourceMessage.RegisterReader));
        _reader!.Start();
        _started = true;
        if (_strategy is not null)
        {
            _watermarks.Start(EmitPeriodically);
            StartAlignment();
        }
    }

    public bool ProcessBatch()
    {
        if (!_started || _ended || _isHeld || !(_hasNews || (_wait.IsPending && _wait.TryComplete())))
        {
            return false;
        }

        long before = _emitted;
        for (int i = 0; i < PollsPerBatch; i++)
        {
            _chain.Current = _position;
            _hasNews = false;
            InputStatus status = _reader!.PollNext(this, _recordsPerPoll);
            if (_batch.Count > 0)
            {
                HandOn();
            }

            switch (status)
            {
                case InputStatus.MoreAvailable:
                    _hasNews = true;
                    break;
                case InputStatus.NothingAvailable:
                    // News from elsewhere may come together with those awaited, whose wake-up is then this turn's: they are looked
                    // at here as well, or nothing would wake the task again.
                    _hasNews = _wait.IsPending ? _wait.TryComplete() : _wait.IsDone(_reader.WaitForDataAsync());
                    return _hasNews || _emitted > before;
                case InputStatus.EndOfInput:
                    _ended = true;
                    return true;
            }

            if (_chain.Mailbox.HasUrgent)
            {
                _chain.Mailbox.RunUrgent();
            }

            if (!_chain.IsAvailable || _isHeld)
            {
                break;
            }
        }

        return true;
    }

    public void Collect(T record)
    {
        Select(_main);
        if (_batch.Count >= RecordBatch<T>.DefaultCapacity)
        {
            HandOn();
        }

        _batch.Add(record);
    }

    public void Collect(T record, long timestamp)
    {
        Select(_main);
        if (_batch.Count >= RecordBatch<T>.DefaultCapacity)
        {
            HandOn();
        }

        _batch.Add(record, timestamp);
    }

    Span<T> IBufferWriter<T>.GetSpan(int sizeHint) => Room(sizeHint);

    Memory<T> IBufferWriter<T>.GetMemory(int sizeHint)
    {
        Room(sizeHint);
        return _batch.Values.AsMemory(_batch.Count);
    }

    void IBufferWriter<T>.Advance(int count) => _batch.Advance(count);

    public void SendSplitRequest() => Scope.Coordinator.Send(SourceProtocol.Message(SourceMessage.RequestSplit));

    public void SendSourceEvent(byte[] sourceEvent)
    {
        ArgumentNullException.ThrowIfNull(sourceEvent);
        Scope.Coordinator.Send(SourceProtocol.SourceEvent(sourceEvent));
    }

    public void HandleCoordinatorEvent(byte[] operatorEvent)
    {
        _chain.Current = _position;
        if (_ended || _reader is null)
        {
            return;
        }

        switch (SourceProtocol.KindOf(operatorEvent))
        {
            case SourceMessage.AddSplits:
                _reader.AddSplits(SourceProtocol.ReadSplits(operatorEvent, _splits));
                break;
            case SourceMessage.NoMoreSplits:
                _reader.NotifyNoMoreSplits();
                break;
            case SourceMessage.SourceEvent:
                _reader.HandleSourceEvent(operatorEvent[1..]);
                break;
            case SourceMessage.AlignWatermark:
                Align(SourceProtocol.ReadWatermark(operatorEvent));
                break;
            case SourceMessage kind:
                throw new OrleansFlowException($"The reader got a message of kind {kind}, which only enumerators get.");
        }

        _hasNews = true;
    }

    public bool Resume() => false;

    public ValueTask FinishAsync()
    {
        EmitPeriodically();
        EndAlignment();
        // Unlike Flink's, a source that is idle at its end becomes active for it, so that windows behind it fire.
        _outputs.Signals.EmitStatus(idle: false);
        _outputs.Signals.EmitWatermark(Timestamps.MaxWatermark);
        return ValueTask.CompletedTask;
    }

    public void Abort()
    {
    }

    public async ValueTask CloseAsync()
    {
        try
        {
            if (_reader is { } reader)
            {
                _reader = null;
                _chain.Current = _position;
                await reader.DisposeAsync();
            }
        }
        finally
        {
            await Scope.CloseFunctionsAsync();
        }
    }

    private Span<T> Room(int sizeHint)
    {
        Select(_main);
        int size = Math.Max(sizeHint, 1);
        if (_batch.Count > 0 && _batch.Count + size > RecordBatch<T>.DefaultCapacity)
        {
            HandOn();
        }

        return _batch.GetSpan(size);
    }

    private void HandOn()
    {
        int count = _batch.Count;
        _emitted += count;
        if (_current.Generator is null)
        {
            _out.Process(_batch, 0, count);
        }
        else
        {
            HandOnWithTimestamps(_current, count);
        }

        _batch.Clear();
        _chain.Current = _position;
    }
}
