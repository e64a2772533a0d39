using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>By the key group of the record's key.</summary>
/// <typeparam name="TRecord">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="keySelector">Takes the key.</param>
public sealed class KeyGroupPartitioner<TRecord, TKey>(UserFunction<Func<TRecord, TKey>> keySelector) : PartitionerSpec
{
    /// <summary>Takes the key.</summary>
    public UserFunction<Func<TRecord, TKey>> KeySelector { get; } = GraphArguments.NotRich(keySelector, "A key selector");

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
