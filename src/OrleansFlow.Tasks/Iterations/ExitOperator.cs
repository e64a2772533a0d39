using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>Where records leave an iteration (org.apache.flink.iteration.operator.OutputOperator): rounds mean nothing behind it.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class ExitOperator<T>(OperatorScope scope, OperatorOutputs<T> outputs) : OneInputOperator<T, T>(scope, outputs)
{
    public override void Collect(T value, long timestamp) => Out.Collect(value, timestamp);

    public override void EmitEpochWatermark(int epoch)
    {
    }
}
