using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>
/// An operator on a keyed stream that does not know of keys itself, such as a map: its function may use keyed state, so the
/// key of each record is set before the operator gets it (StreamNode.stateKeySelector).
/// </summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="inner">The operator.</param>
/// <param name="keySelector">Takes the key.</param>
public sealed class KeyedContextSpec<TIn, TKey>(OperatorSpec inner, UserFunction<Func<TIn, TKey>> keySelector) : OperatorSpec
{
    /// <summary>The operator.</summary>
    public OperatorSpec Inner { get; } = inner;

    /// <summary>Takes the key.</summary>
    public UserFunction<Func<TIn, TKey>> KeySelector { get; } = keySelector;

    /// <inheritdoc />
    public override ChainingStrategy DefaultChaining => Inner.DefaultChaining;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => Inner.InputTypes;

    /// <inheritdoc />
    public override Type? OutputType => Inner.OutputType;

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call.</summary>
    public Func<TIn, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<TIn, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
