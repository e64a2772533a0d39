using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>An operator on two keyed streams that does not know of keys itself; both share the state of a key.</summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="inner">The operator.</param>
/// <param name="first">Takes the key of the first input's records.</param>
/// <param name="second">Takes the key of the second input's records.</param>
public sealed class KeyedContextSpec<TIn1, TIn2, TKey>(OperatorSpec inner, UserFunction<Func<TIn1, TKey>> first, UserFunction<Func<TIn2, TKey>> second) : OperatorSpec
{
    /// <summary>The operator.</summary>
    public OperatorSpec Inner { get; } = inner;

    /// <summary>Takes the key of the first input's records.</summary>
    public UserFunction<Func<TIn1, TKey>> First { get; } = first;

    /// <summary>Takes the key of the second input's records.</summary>
    public UserFunction<Func<TIn2, TKey>> Second { get; } = second;

    /// <inheritdoc />
    public override ChainingStrategy DefaultChaining => Inner.DefaultChaining;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => Inner.InputTypes;

    /// <inheritdoc />
    public override Type? OutputType => Inner.OutputType;

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call for the first input.</summary>
    public Func<TIn1, TKey> BindFirst() => First.Bind(static f => ((IKeySelector<TIn1, TKey>)f).GetKey);

    /// <summary>The key selector to call for the second input.</summary>
    public Func<TIn2, TKey> BindSecond() => Second.Bind(static f => ((IKeySelector<TIn2, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
