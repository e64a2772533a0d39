using OrleansFlow.Tasks.Inputs;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Chains;

/// <summary>The running operators of a task with their input and outputs (org.apache.flink.streaming.runtime.tasks.OperatorChain).</summary>
/// <param name="Operators">The operators, producers before consumers.</param>
/// <param name="Input">What the task takes its records from.</param>
/// <param name="Gates">The gates.</param>
/// <param name="Partitions">The partitions.</param>
internal sealed record OperatorChain(IStreamOperator[] Operators, ITaskInput Input, InputGate[] Gates, ResultPartition[] Partitions);
