namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>Counts what goes to an operator by a side output.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="target">Takes the records.</param>
internal sealed class CountingOutput<T>(Output<T> target) : Output<T>
{
    private long _count;

    /// <summary>How many records have passed.</summary>
    public long Count => _count;

    public override void Collect(T value, long timestamp)
    {
        _count++;
        target.Collect(value, timestamp);
    }

    public override void EmitWatermark(long watermark) => target.EmitWatermark(watermark);

    public override void EmitStatus(bool idle) => target.EmitStatus(idle);

    public override void EmitEpochWatermark(int epoch) => target.EmitEpochWatermark(epoch);
}
