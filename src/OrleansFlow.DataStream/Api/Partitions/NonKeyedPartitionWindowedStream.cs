using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>The records of each subtask (NonKeyedPartitionWindowedStream).</summary>
internal sealed class NonKeyedPartitionWindowedStream<T>(DataStream<T> input) : PartitionWindowedStream<T>
{
    private protected override SingleOutputStreamOperator<TOut> Apply<TOut>(string name, PartitionFunction<T, TOut> function)
    {
        SingleOutputStreamOperator<TOut> output = input.Transform<TOut>(name, new FullWindowSpec<T, TOut>(function));

        // The partitions are those of the input's subtasks.
        return input.Transformation is OperatorTransformation { Parallelism: { } parallelism } ? output.SetParallelism(parallelism) : output;
    }
}
