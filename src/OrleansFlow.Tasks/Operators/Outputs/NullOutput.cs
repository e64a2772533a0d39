using System.Reflection.Emit;
using OrleansFlow.Tasks.Operators.Fusion;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>The output of an operator that nobody reads.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class NullOutput<T> : Output<T>, IFusable
{
    public override void Collect(T value, long timestamp)
    {
    }

    public override void EmitWatermark(long watermark)
    {
    }

    public override void EmitStatus(bool idle)
    {
    }

    public override void EmitEpochWatermark(int epoch)
    {
    }

    void IFusable.Emit(FusedLoopBuilder loop, LocalBuilder value)
    {
    }
}
