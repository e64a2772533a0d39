using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Fusion;

/// <summary>
/// The operators behind one that pushes its results one by one, as a compiled loop over one record: they are called in the same
/// order as without it, each result before the next one is made, by one call for all of them.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class FusedOutput<T> : Output<T>
{
    private readonly Output<T> _target;
    private readonly BatchLoop<T> _loop;
    private readonly T[] _value = new T[1];
    private readonly long[] _timestamp = new long[1];

    private FusedOutput(Output<T> target, BatchLoop<T> loop)
    {
        _target = target;
        _loop = loop;
    }

    /// <summary>Compiles what is behind an output, if that can be done and is worth it.</summary>
    /// <param name="target">The output.</param>
    /// <param name="chain">What the chain shares.</param>
    /// <param name="position">Position of the operator that pushes.</param>
    /// <returns>What does the same as the output, or that itself.</returns>
    public static Output<T> Of(Output<T> target, ChainState chain, int position)
    {
        if (!chain.IsFused || !FusedLoopBuilder.IsSupported || target is not IFusable head)
        {
            return target;
        }

        // A single operator is called as fast without it.
        BatchLoop<T> loop = FusedLoopBuilder.Compile<T>(head, chain, position, hasTimestamps: true, out int operators);
        return operators > 1 ? new FusedOutput<T>(target, loop) : target;
    }

    public override void Collect(T value, long timestamp)
    {
        _value[0] = value;
        _timestamp[0] = timestamp;
        if (_loop(_value, _timestamp, 0, 1) == 0)
        {
            _target.Collect(value, timestamp);
        }
    }

    public override void EmitWatermark(long watermark) => _target.EmitWatermark(watermark);

    public override void EmitStatus(bool idle) => _target.EmitStatus(idle);

    public override void EmitEpochWatermark(int epoch) => _target.EmitEpochWatermark(epoch);
}
