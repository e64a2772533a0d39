using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>The records of each key (KeyedPartitionWindowedStream).</summary>
internal sealed class KeyedPartitionWindowedStream<T, TKey>(KeyedStream<T, TKey> input) : PartitionWindowedStream<T>
    where TKey : notnull
{
    private protected override SingleOutputStreamOperator<TOut> Apply<TOut>(string name, PartitionFunction<T, TOut> function) =>
        input.Transform<TOut>(name, new KeyedFullWindowSpec<T, TKey, TOut>(function, input.KeySelector));
}
