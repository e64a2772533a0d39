using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A rolling reduce of a keyed stream: emits the new value for each record.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="function">The function.</param>
/// <param name="keySelector">Takes the key.</param>
public sealed class ReduceSpec<T, TKey>(UserFunction<Func<T, T, T>> function, UserFunction<Func<T, TKey>> keySelector) : OperatorSpec
{
    /// <summary>The function.</summary>
    public UserFunction<Func<T, T, T>> Function { get; } = function;

    /// <summary>Takes the key.</summary>
    public UserFunction<Func<T, TKey>> KeySelector { get; } = keySelector;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The delegate to call.</summary>
    public Func<T, T, T> Bind() => Function.Bind(static f => ((IReduceFunction<T>)f).Reduce);

    /// <summary>The key selector to call.</summary>
    public Func<T, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<T, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
