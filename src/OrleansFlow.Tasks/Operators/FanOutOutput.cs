namespace OrleansFlow.Tasks.Operators;

/// <summary>Hands each record to several outputs (BroadcastingOutputCollector).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="outputs">The outputs.</param>
internal sealed class FanOutOutput<T>(Output<T>[] outputs) : Output<T>
{
    public override void Collect(T value, long timestamp)
    {
        foreach (Output<T> output in outputs)
        {
            output.Collect(value, timestamp);
        }
    }

    public override void EmitWatermark(long watermark)
    {
        foreach (Output<T> output in outputs)
        {
            output.EmitWatermark(watermark);
        }
    }

    public override void EmitStatus(bool idle)
    {
        foreach (Output<T> output in outputs)
        {
            output.EmitStatus(idle);
        }
    }
}
