using System.Reflection.Emit;
using OrleansFlow.Tasks.Operators.Fusion;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>Hands each record to several outputs (BroadcastingOutputCollector).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="outputs">The outputs.</param>
/// <param name="chain">What the chain shares.</param>
/// <param name="position">Position of the operator that emits the records.</param>
internal sealed class FanOutOutput<T>(Output<T>[] outputs, ChainState chain, int position) : Output<T>, IFusable
{
    public override void Collect(T value, long timestamp)
    {
        foreach (Output<T> output in outputs)
        {
            // Operators of the output before have run since; partitioners and copies are the emitting operator's.
            chain.Current = position;
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

    public override void EmitEpochWatermark(int epoch)
    {
        foreach (Output<T> output in outputs)
        {
            output.EmitEpochWatermark(epoch);
        }
    }

    void IFusable.Emit(FusedLoopBuilder loop, LocalBuilder value) => loop.HandOnToEach(outputs, value);
}
