using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Operators.TwoInputs;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// Gives the records of a stream again in each round (org.apache.flink.iteration.operator.ReplayOperator): in round 0 as they
/// come, later when the variable stream has completed its part of the round. The second input is read for its rounds only.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TVariable">Type of the variable stream's records.</typeparam>
internal sealed class ReplayOperator<T, TVariable> : TwoInputOperator<T, TVariable, T>
{
    private const int RecordsPerLook = 256;

    private readonly List<(T Value, long Timestamp)> _records = [];
    private readonly TypeSerializer<T>? _copies;
    private readonly Queue<int> _epochs = new();
    private int _next;
    private long _emitted;

    public ReplayOperator(OperatorScope scope, OperatorOutputs<T> outputs)
        : base(scope, outputs)
    {
        TypeSerializer<T> serializer = scope.Types.For<T>();
        _copies = serializer.IsImmutable ? null : serializer;
        scope.OutputCount = () => _emitted;
        scope.Unsaved = "the records to be replayed";
    }

    public override bool HasPending => _epochs.Count > 0;

    public override void EmitEpochWatermark(int epoch)
    {
        if (_epochs.Count == 0)
        {
            if (epoch is 0 or >= EpochWatermarkEvent.FirstProbe)
            {
                base.EmitEpochWatermark(epoch);
                return;
            }

            Chain.Pending++;
        }

        _epochs.Enqueue(epoch);
    }

    public override bool Resume()
    {
        bool progress = false;
        while (_epochs.TryPeek(out int epoch))
        {
            if (epoch < EpochWatermarkEvent.FirstProbe && !TryReplay(ref progress))
            {
                return progress;
            }

            _epochs.Dequeue();
            _next = 0;
            base.EmitEpochWatermark(epoch);
            progress = true;
        }

        Chain.Pending--;
        return true;
    }

    protected override void ProcessFirst(T value, long timestamp)
    {
        _records.Add((_copies is null ? value : _copies.Copy(value), timestamp));
        _emitted++;
        Out.Collect(value, timestamp);
    }

    protected override void ProcessSecond(TVariable value, long timestamp)
    {
    }

    private bool TryReplay(ref bool progress)
    {
        while (_next < _records.Count)
        {
            if (_next % RecordsPerLook == 0 && !Chain.MayEmit(Position))
            {
                return false;
            }

            (T value, long timestamp) = _records[_next++];
            _emitted++;
            Out.Collect(_copies is null ? value : _copies.Copy(value), timestamp);
            progress = true;
        }

        return true;
    }
}
