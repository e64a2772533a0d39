namespace OrleansFlow.Graph;

/// <summary>How the records of an edge choose their channel (org.apache.flink.streaming.runtime.partitioner.StreamPartitioner).</summary>
public abstract class PartitionerSpec
{
    /// <summary>The name that plans show: FORWARD, REBALANCE, HASH, …</summary>
    public abstract string Name { get; }

    /// <summary>Which channels there are.</summary>
    public virtual DistributionPattern Pattern => DistributionPattern.AllToAll;

    /// <summary>Type of the key by whose group records travel; null where they do not.</summary>
    public virtual Type? KeyType => null;

    /// <summary>Calls the method of the visitor for this kind of partitioner.</summary>
    /// <typeparam name="T">Type of the records of the edge.</typeparam>
    /// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<T, TResult>(IPartitionerSpecVisitor<T, TResult> visitor);
}
