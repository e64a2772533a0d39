namespace OrleansFlow.Functions;

/// <summary>Chooses the channel of a record (Partitioner).</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
public interface IPartitioner<in TKey> : IFunction
{
    /// <summary>The channel for a key: 0 to <paramref name="numPartitions"/> − 1.</summary>
    /// <param name="key">The key.</param>
    /// <param name="numPartitions">How many channels there are.</param>
    int Partition(TKey key, int numPartitions);
}
