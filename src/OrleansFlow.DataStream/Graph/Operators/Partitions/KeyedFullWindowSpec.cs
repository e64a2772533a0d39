using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A function of all records of a key.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
/// <param name="keySelector">Takes the key.</param>
public sealed class KeyedFullWindowSpec<TIn, TKey, TOut>(PartitionFunction<TIn, TOut> function, UserFunction<Func<TIn, TKey>> keySelector) : OperatorSpec
    where TKey : notnull
{
    /// <summary>The function.</summary>
    public PartitionFunction<TIn, TOut> Function { get; } = function;

    /// <summary>Takes the key.</summary>
    public UserFunction<Func<TIn, TKey>> KeySelector { get; } = keySelector;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call.</summary>
    public Func<TIn, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<TIn, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
