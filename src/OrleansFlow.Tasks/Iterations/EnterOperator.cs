using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>
/// Where a stream that is not iterated enters an iteration (org.apache.flink.iteration.operator.InputOperator): all its records
/// belong to round 0, and it holds no later round back.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class EnterOperator<T>(OperatorScope scope, OperatorOutputs<T> outputs) : OneInputOperator<T, T>(scope, outputs)
{
    public override void Collect(T value, long timestamp) => Out.Collect(value, timestamp);

    public override ValueTask FinishAsync()
    {
        Signals.EmitEpochWatermark(EpochWatermarkEvent.Terminated);
        return ValueTask.CompletedTask;
    }
}
