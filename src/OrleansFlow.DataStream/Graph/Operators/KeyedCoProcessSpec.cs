using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A process function on two connected keyed streams.</summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public sealed class KeyedCoProcessSpec<TIn1, TIn2, TKey, TOut> : OperatorSpec
{
    /// <summary>Describes a function that knows of the key.</summary>
    /// <param name="function">The function.</param>
    /// <param name="first">Takes the key of the first input's records.</param>
    /// <param name="second">Takes the key of the second input's records.</param>
    public KeyedCoProcessSpec(KeyedCoProcessFunction<TKey, TIn1, TIn2, TOut> function, UserFunction<Func<TIn1, TKey>> first, UserFunction<Func<TIn2, TKey>> second) =>
        (Function, First, Second) = (function, first, second);

    /// <summary>Describes a function that does not know of the key.</summary>
    /// <param name="function">The function.</param>
    /// <param name="first">Takes the key of the first input's records.</param>
    /// <param name="second">Takes the key of the second input's records.</param>
    public KeyedCoProcessSpec(CoProcessFunction<TIn1, TIn2, TOut> function, UserFunction<Func<TIn1, TKey>> first, UserFunction<Func<TIn2, TKey>> second) =>
        (Function, First, Second) = (function, first, second);

    /// <summary>The function: a keyed co-process function or a co-process function.</summary>
    public IFunction Function { get; }

    /// <summary>Takes the key of the first input's records.</summary>
    public UserFunction<Func<TIn1, TKey>> First { get; }

    /// <summary>Takes the key of the second input's records.</summary>
    public UserFunction<Func<TIn2, TKey>> Second { get; }

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn1), typeof(TIn2)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call for the first input.</summary>
    public Func<TIn1, TKey> BindFirst() => First.Bind(static f => ((IKeySelector<TIn1, TKey>)f).GetKey);

    /// <summary>The key selector to call for the second input.</summary>
    public Func<TIn2, TKey> BindSecond() => Second.Bind(static f => ((IKeySelector<TIn2, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
