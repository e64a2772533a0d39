using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>Feeds records back to the head of the iteration (org.apache.flink.iteration.operator.TailOperator). Event time ends here.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class TailOperator<T> : DeferringOperator<T, object>
{
    private readonly FeedbackChannel<T> _feedback;
    private readonly Action _release;
    private readonly TypeSerializer<T>? _copies;
    private readonly PendingTask _write;
    private bool _terminated;

    public TailOperator(OperatorScope scope, OperatorOutputs<object> outputs, FeedbackChannel<T> feedback, Action release)
        : base(scope, outputs)
    {
        _feedback = feedback;
        _release = release;
        _write = new PendingTask(Chain.Mailbox);
        TypeSerializer<T> serializer = scope.Types.For<T>();
        _copies = scope.ObjectReuse && !serializer.IsImmutable ? serializer : null;
        scope.OutputCount = static () => 0;
    }

    public override ValueTask CloseAsync()
    {
        _release();
        return base.CloseAsync();
    }

    protected override bool ProcessRecord(T value, long timestamp)
    {
        if (_terminated)
        {
            // What a listener emitted at the very end: nobody processes it any more.
            return true;
        }

        Chain.Current = Position;
        return _write.IsDone(_feedback.AddAsync(new StreamElement<T>(StreamElementKind.Record, _copies is null ? value : _copies.Copy(value), timestamp)));
    }

    protected override bool ProcessWatermark(long watermark) => true;

    protected override bool ProcessEpochWatermark(int epoch)
    {
        _terminated = epoch == EpochWatermarkEvent.Terminated;
        Chain.Current = Position;
        return _write.IsDone(_feedback.AddAsync(new StreamElement<T>(StreamElementKind.EpochWatermark, default, epoch)));
    }

    protected override bool Continue(out bool progress)
    {
        Chain.Current = Position;
        progress = _write.TryComplete();
        return progress;
    }
}
