using System.Reflection.Emit;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>Hands on copies, so that no two functions see one object (CopyingChainingOutput); for types that can be changed.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="target">Takes the copies.</param>
/// <param name="serializer">Makes the copies.</param>
internal sealed class CopyingOutput<T>(Output<T> target, TypeSerializer<T> serializer) : Output<T>, IFusable
{
    public override void Collect(T value, long timestamp) => target.Collect(serializer.Copy(value), timestamp);

    public override void EmitWatermark(long watermark) => target.EmitWatermark(watermark);

    public override void EmitStatus(bool idle) => target.EmitStatus(idle);

    public override void EmitEpochWatermark(int epoch) => target.EmitEpochWatermark(epoch);

    void IFusable.Emit(FusedLoopBuilder loop, LocalBuilder value) =>
        loop.HandOn(target, loop.Call(serializer, ((Func<T, T>)serializer.Copy).Method, value));
}
