using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>Sends to an edge (RecordWriterOutput). While the output is idle it drops watermarks, as Flink's does.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="partition">The edge.</param>
internal sealed class PartitionOutput<T>(ResultPartition<T> partition) : Output<T>
{
    private readonly ResultPartition<T> _partition = partition;
    private bool _idle;

    public override void Collect(T value, long timestamp) => _partition.Emit(value, timestamp);

    public override void EmitWatermark(long watermark)
    {
        if (!_idle)
        {
            _partition.Broadcast(new WatermarkEvent(watermark));
        }
    }

    public override void EmitStatus(bool idle)
    {
        if (_idle != idle)
        {
            _idle = idle;
            _partition.Broadcast(idle ? WatermarkStatusEvent.Idle : WatermarkStatusEvent.Active);
        }
    }

    public override void EmitEpochWatermark(int epoch) => _partition.Broadcast(new EpochWatermarkEvent(epoch));
}
