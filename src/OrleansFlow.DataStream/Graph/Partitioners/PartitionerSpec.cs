using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>Which channels may exist between the subtasks of an edge (DistributionPattern).</summary>
public enum DistributionPattern
{
    /// <summary>Each producer to each consumer.</summary>
    AllToAll,
    /// <summary>Each producer to its share of the consumers, or the other way round.</summary>
    Pointwise,
}

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

/// <summary>One method for each kind of partitioner.</summary>
/// <typeparam name="T">Type of the records of the edge.</typeparam>
/// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
public interface IPartitionerSpecVisitor<T, out TResult>
{
    /// <summary>A partitioner that looks neither at key nor record.</summary>
    /// <param name="spec">The partitioner.</param>
    TResult Visit(SimplePartitioner spec);

    /// <summary>By key group.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="spec">The partitioner.</param>
    TResult Visit<TKey>(KeyGroupPartitioner<T, TKey> spec);

    /// <summary>By a function of the program.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="spec">The partitioner.</param>
    TResult Visit<TKey>(CustomPartitioner<T, TKey> spec);
}

/// <summary>The kinds of partitioners that look neither at key nor record.</summary>
public enum PartitionerKind
{
    /// <summary>To the subtask of the same index.</summary>
    Forward,
    /// <summary>Round robin over all, from a random first one.</summary>
    Rebalance,
    /// <summary>Round robin over the producer's share of the consumers, from the first one.</summary>
    Rescale,
    /// <summary>At random.</summary>
    Shuffle,
    /// <summary>To all.</summary>
    Broadcast,
    /// <summary>To the first.</summary>
    Global,
}

/// <summary>A partitioner that looks neither at key nor record.</summary>
/// <param name="kind">Its kind.</param>
public sealed class SimplePartitioner(PartitionerKind kind) : PartitionerSpec
{
    /// <summary>Its kind.</summary>
    public PartitionerKind Kind { get; } = kind;

    /// <inheritdoc />
    public override string Name => Kind.ToString().ToUpperInvariant();

    /// <inheritdoc />
    public override DistributionPattern Pattern =>
        Kind is PartitionerKind.Forward or PartitionerKind.Rescale ? DistributionPattern.Pointwise : DistributionPattern.AllToAll;

    /// <inheritdoc />
    public override TResult Accept<T, TResult>(IPartitionerSpecVisitor<T, TResult> visitor) => visitor.Visit(this);
}

/// <summary>By the key group of the record's key.</summary>
/// <typeparam name="TRecord">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="keySelector">Takes the key.</param>
public sealed class KeyGroupPartitioner<TRecord, TKey>(UserFunction<Func<TRecord, TKey>> keySelector) : PartitionerSpec
{
    /// <summary>Takes the key.</summary>
    public UserFunction<Func<TRecord, TKey>> KeySelector { get; } = keySelector;

    /// <inheritdoc />
    public override string Name => "HASH";

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call.</summary>
    public Func<TRecord, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<TRecord, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<T, TResult>(IPartitionerSpecVisitor<T, TResult> visitor) =>
        visitor.Visit((KeyGroupPartitioner<T, TKey>)(object)this);
}

/// <summary>By a function of the program.</summary>
/// <typeparam name="TRecord">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="partitioner">Chooses the channel.</param>
/// <param name="keySelector">Takes the key.</param>
public sealed class CustomPartitioner<TRecord, TKey>(UserFunction<Func<TKey, int, int>> partitioner, UserFunction<Func<TRecord, TKey>> keySelector) : PartitionerSpec
{
    /// <summary>Chooses the channel.</summary>
    public UserFunction<Func<TKey, int, int>> Partitioner { get; } = partitioner;

    /// <summary>Takes the key.</summary>
    public UserFunction<Func<TRecord, TKey>> KeySelector { get; } = keySelector;

    /// <inheritdoc />
    public override string Name => "CUSTOM";

    /// <summary>The partitioner to call.</summary>
    public Func<TKey, int, int> Bind() => Partitioner.Bind(static f => ((IPartitioner<TKey>)f).Partition);

    /// <summary>The key selector to call.</summary>
    public Func<TRecord, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<TRecord, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<T, TResult>(IPartitionerSpecVisitor<T, TResult> visitor) =>
        visitor.Visit((CustomPartitioner<T, TKey>)(object)this);
}
