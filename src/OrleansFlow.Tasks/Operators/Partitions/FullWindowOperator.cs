using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators.Partitions;

/// <summary>
/// Takes the records of whole partitions and emits their results when no record follows (MapPartitionOperator,
/// SortPartitionOperator, PartitionAggregateOperator, PartitionReduceOperator and their keyed counterparts): at the end of the
/// input, or, within an iteration, at the end of each round.
/// </summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class FullWindowOperator<TIn, TOut> : DeferringOperator<TIn, TOut>
{
    private readonly IPartitions<TIn, TOut> _partitions;
    private readonly TypeSerializer<TIn>? _copies;
    private readonly PushCollector<TOut> _collector;
    private readonly SequenceEmitter<TOut> _emitter;
    private int? _epoch;
    private bool _hasRounds;
    private bool _any;

    public FullWindowOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, IPartitions<TIn, TOut> partitions, bool keepsRecords)
        : base(scope, outputs)
    {
        _partitions = partitions;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _emitter = new SequenceEmitter<TOut>(Out, Chain, Position);
        TypeSerializer<TIn> serializer = scope.Types.For<TIn>();
        _copies = keepsRecords && scope.ObjectReuse && !serializer.IsImmutable ? serializer : null;
        scope.OutputCount = () => _collector.Emitted + _emitter.Emitted;
        scope.Unsaved = "the records of its partitions";
    }

    public override ValueTask FinishAsync()
    {
        // Within an iteration, all has been emitted with the rounds.
        if (!_hasRounds && !Emit())
        {
            FallBehind();
        }

        return ValueTask.CompletedTask;
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
        _any = true;
        _partitions.Add(_copies is null ? value : _copies.Copy(value));
        return true;
    }

    protected override bool ProcessEpochWatermark(int epoch)
    {
        // After the last round there is one more partition only if records have come.
        if (EpochWatermarkEvent.IsProbe(epoch) || (epoch == EpochWatermarkEvent.Terminated && _hasRounds && !_any))
        {
            return base.ProcessEpochWatermark(epoch);
        }

        _hasRounds = true;
        _epoch = epoch;
        return Emit();
    }

    protected override bool Continue(out bool progress)
    {
        if (!_emitter.Continue(isFirst: !HasPending, out progress))
        {
            return false;
        }

        if (_epoch is { } epoch)
        {
            _epoch = null;
            base.ProcessEpochWatermark(epoch);
        }

        return true;
    }

    private bool Emit()
    {
        _any = false;
        Chain.Current = Position;
        _collector.Begin(Timestamps.None);
        _emitter.Begin(_partitions.Drain(_collector), Timestamps.None);
        return Continue(out _);
    }
}
