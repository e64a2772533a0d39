using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Testing.Running;

/// <summary>The operators' side of an edge that leads out of them: all goes to the test.</summary>
internal sealed class HarnessPartition<T>(string edgeId, HarnessOutput<T>? output) : ResultPartition<T>
{
    private long _records;

    public override string EdgeId => edgeId;

    public override bool IsAvailable => true;

    public override PartitionMetrics Metrics => new(_records, 0, 0, 0);

    public override void Emit(T value, long timestamp)
    {
        _records++;
        output?.Add(TestElement<T>.Record(value, timestamp == Timestamps.None ? null : timestamp));
    }

    public override void Broadcast(StreamEvent streamEvent)
    {
        switch (streamEvent)
        {
            case WatermarkEvent watermark:
                output?.Add(TestElement<T>.Watermark(watermark.Timestamp));
                break;
            case WatermarkStatusEvent status:
                output?.Add(status.IsIdle ? TestElement<T>.Idle : TestElement<T>.Active);
                break;
        }
    }

    public override void Flush()
    {
    }

    public override ValueTask DrainAsync() => ValueTask.CompletedTask;

    public override void Abort(Exception? cause)
    {
    }
}
