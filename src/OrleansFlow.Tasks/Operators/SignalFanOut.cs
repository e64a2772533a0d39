using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Hands watermarks and statuses to an operator's main output and to its side outputs.</summary>
/// <param name="outputs">The outputs.</param>
internal sealed class SignalFanOut(ISignalOutput[] outputs) : ISignalOutput
{
    public void EmitWatermark(long watermark)
    {
        foreach (ISignalOutput output in outputs)
        {
            output.EmitWatermark(watermark);
        }
    }

    public void EmitStatus(bool idle)
    {
        foreach (ISignalOutput output in outputs)
        {
            output.EmitStatus(idle);
        }
    }

    public void EmitEpochWatermark(int epoch)
    {
        foreach (ISignalOutput output in outputs)
        {
            output.EmitEpochWatermark(epoch);
        }
    }
}
