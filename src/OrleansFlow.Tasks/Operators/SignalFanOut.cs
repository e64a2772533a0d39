using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Hands watermarks and statuses to an operator's main output and to its side outputs.</summary>
/// <param name="outputs">The outputs.</param>
internal sealed class SignalFanOut(IWatermarkOutput[] outputs) : IWatermarkOutput
{
    public void EmitWatermark(long watermark)
    {
        foreach (IWatermarkOutput output in outputs)
        {
            output.EmitWatermark(watermark);
        }
    }

    public void EmitStatus(bool idle)
    {
        foreach (IWatermarkOutput output in outputs)
        {
            output.EmitStatus(idle);
        }
    }

    public void EmitEpochWatermark(int epoch)
    {
        foreach (IWatermarkOutput output in outputs)
        {
            output.EmitEpochWatermark(epoch);
        }
    }
}
