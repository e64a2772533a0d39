using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>Feeds records back to the head of the iteration (org.apache.flink.iteration.operator.TailOperator). Event time ends here.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class TailOperator<T> : DeferringOperator<T, object>
{
    private readonly FeedbackPort<FeedbackChannel<T>> _port;
    private readonly TypeSerializer<T>? _copies;
    private readonly PendingTask _write;
    private bool _terminated;

    public TailOperator(OperatorScope scope, OperatorOutputs<object> outputs, FeedbackPort<FeedbackChannel<T>> port)
        : base(scope, outputs)
    {
        _port = port;
        _write = new PendingTask(Chain.Mailbox);
        TypeSerializer<T> serializer = scope.Types.For<T>();
        _copies = scope.ObjectReuse && !serializer.IsImmutable ? serializer : null;
        scope.OutputCount = static () => 0;
    }

    public override ValueTask OpenAsync()
    {
        _port.Open();
        return base.OpenAsync();
    }

    public override async ValueTask CloseAsync()
    {
        await base.CloseAsync();
        await _write.WaitAsync();
        await _port.CloseAsync();
    }

    protected override bool ProcessRecord(T value, long timestamp)
    {
        if (_terminated)
        {
            // What a listener emitted at the very end: nobody processes it any more.
            return true;
        }

        Chain.Current = Position;
        return _write.IsDone(_port.Shared.AddAsync(_copies is null ? value : _copies.Copy(value), timestamp));
    }

    protected override bool ProcessWatermark(long watermark) => true;

    protected override bool ProcessEpochWatermark(int epoch)
    {
        _terminated = epoch == EpochWatermarkEvent.Terminated;
        Chain.Current = Position;
        return _write.IsDone(_port.Shared.EndRoundAsync(epoch));
    }

    protected override bool Continue(out bool progress)
    {
        Chain.Current = Position;
        progress = _write.TryComplete();
        return progress;
    }
}
