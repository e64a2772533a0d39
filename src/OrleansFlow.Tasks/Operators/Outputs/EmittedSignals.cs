using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>Hands an operator's watermarks and statuses to its main output and to its side outputs.</summary>
/// <param name="outputs">The outputs.</param>
internal sealed class EmittedSignals(ISignalOutput[] outputs) : ISignalOutput
{
    private long _watermark = long.MinValue;

    /// <summary>The watermark last emitted; <see cref="long.MinValue"/> for none. Readable from any thread.</summary>
    public long Watermark => Volatile.Read(ref _watermark);

    public void EmitWatermark(long watermark)
    {
        Volatile.Write(ref _watermark, watermark);
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
