using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Inputs;

/// <summary>Hands the batches of one gate to an operator: runs of records straight from the batch's arrays, events in their place.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class GateInput<T> : GateInput
{
    private readonly HotLoop<T> _target;
    private readonly HotLoop<T>? _copyingTarget;
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
        }

        ReleaseIfDone(batch);
    }

    /// <inheritdoc />
    public override void Abort()
    {
        _batch?.Release();
        _batch = null;
        Gate.Abort();
    }

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
        if (_position == batch.Count && _event >= batch.EventCount)
        {
            _batch = null;
            batch.Release();
        }
    }
}
