using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Inputs;

/// <summary>Hands the batches of one gate to an operator: runs of records straight from the batch's arrays, events in their place.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class GateInput<T> : GateInput
{
    private readonly HotLoop<T> _target;
    private readonly HotLoop<T>? _copyingTarget;
    private readonly List<int> _blocked = [];
    private readonly Queue<Begun> _held = new();
    private RecordBatch<T>? _batch;
    private int _channel;
    private int _position;
    private int _event;
    private int _eventPosition;

    private GateInput(InputGate gate, HotLoop<T> target, HotLoop<T>? copyingTarget)
        : base(gate)
    {
        _target = target;
        _copyingTarget = copyingTarget;
    }

    /// <inheritdoc />
    public override bool HasBatch => _batch is not null;

    /// <summary>Opens the gate.</summary>
    public static GateInput<T> Open(Output<T> target, ITaskNetwork network, string edgeId, OperatorScope scope, ChainState chain)
    {
        TypeSerializer<T> serializer = scope.Types.For<T>();
        InputGate gate = network.OpenGate(edgeId, serializer, chain.Mailbox);
        HotLoop<T> HotLoop(Output<T> head) => new(head, chain, ChainState.NoOperator);

        return new GateInput<T>(gate, HotLoop(target), scope.ObjectReuse || serializer.IsImmutable ? null : HotLoop(new CopyingOutput<T>(target, serializer)));
    }

    /// <inheritdoc />
    public override bool TryTakeBatch()
    {
        if (_blocked.Count == 0 && _held.TryDequeue(out Begun held))
        {
            (_batch, _channel, _position, _event, _eventPosition) = held;
            return true;
        }

        if (!Gate.TryTake(out _channel, out RecordBatch? batch))
        {
            return false;
        }

        _batch = (RecordBatch<T>)batch;
        _position = 0;
        _event = -1;
        NextEvent(_batch);
        ReleaseIfDone(_batch);
        return true;
    }

    /// <inheritdoc />
    public override void ProcessSome(int maxRecords)
    {
        RecordBatch<T> batch = _batch!;
        int end = Math.Min(_eventPosition, _position + maxRecords);
        if (end > _position)
        {
            int start = _position;
            _position = end;

            // A batch that went to several consumers of this silo holds objects that they all see.
            (batch.IsShared && _copyingTarget is not null ? _copyingTarget : _target).Process(batch, start, end);
        }
        else if (_event < batch.EventCount)
        {
            StreamEvent streamEvent = batch.EventAt(_event, out _);
            NextEvent(batch);
            Target.OnEvent(FirstChannel + _channel, streamEvent);
            if (_blocked.Count > 0 && _blocked[^1] == _channel && !IsDone(batch))
            {
                _batch = null;
                _held.Enqueue(new Begun(batch, _channel, _position, _event, _eventPosition));
                return;
            }
        }

        ReleaseIfDone(batch);
    }

    /// <inheritdoc />
    public override void Block(int channel)
    {
        _blocked.Add(channel);
        Gate.Block(channel);
    }

    /// <inheritdoc />
    public override void ResumeAll()
    {
        foreach (int channel in _blocked)
        {
            Gate.Resume(channel);
        }

        _blocked.Clear();
    }

    /// <inheritdoc />
    public override void Abort()
    {
        while (_held.TryDequeue(out Begun held))
        {
            held.Batch.Release();
        }

        _batch?.Release();
        _batch = null;
        Gate.Abort();
    }

    private bool IsDone(RecordBatch<T> batch) => _position == batch.Count && _event >= batch.EventCount;

    private void NextEvent(RecordBatch<T> batch)
    {
        _eventPosition = batch.Count;
        if (++_event < batch.EventCount)
        {
            batch.EventAt(_event, out _eventPosition);
        }
    }

    private void ReleaseIfDone(RecordBatch<T> batch)
    {
        if (IsDone(batch))
        {
            _batch = null;
            batch.Release();
        }
    }

    // The rest of a batch whose channel was blocked in the middle of it.
    private readonly record struct Begun(RecordBatch<T> Batch, int Channel, int Position, int Event, int EventPosition);
}
