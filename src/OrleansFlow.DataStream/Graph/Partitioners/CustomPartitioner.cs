using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>By a function of the program.</summary>
/// <typeparam name="TRecord">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="partitioner">Chooses the channel.</param>
/// <param name="keySelector">Takes the key.</param>
public sealed class CustomPartitioner<TRecord, TKey>(UserFunction<Func<TKey, int, int>> partitioner, UserFunction<Func<TRecord, TKey>> keySelector) : PartitionerSpec
{
    /// <summary>Chooses the channel.</summary>
    public UserFunction<Func<TKey, int, int>> Partitioner { get; } = GraphArguments.NotRich(partitioner, "A partitioner");

    /// <summary>Takes the key.</summary>
    public UserFunction<Func<TRecord, TKey>> KeySelector { get; } = GraphArguments.NotRich(keySelector, "A key selector");

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
