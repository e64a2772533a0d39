using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A join of two keyed streams by the distance of their records in event time.</summary>
/// <typeparam name="T1">Type of the left stream's records.</typeparam>
/// <typeparam name="T2">Type of the right stream's records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">Processes the pairs.</param>
/// <param name="left">Takes the key of the left stream's records.</param>
/// <param name="right">Takes the key of the right stream's records.</param>
/// <param name="interval">Which records join, and where late ones go.</param>
public sealed class IntervalJoinSpec<T1, T2, TKey, TOut>(
    ProcessJoinFunction<T1, T2, TOut> function, UserFunction<Func<T1, TKey>> left, UserFunction<Func<T2, TKey>> right, JoinInterval<T1, T2> interval) : OperatorSpec
{
    /// <summary>Processes the pairs.</summary>
    public ProcessJoinFunction<T1, T2, TOut> Function { get; } = function;

    /// <summary>Takes the key of the left stream's records.</summary>
    public UserFunction<Func<T1, TKey>> Left { get; } = left;

    /// <summary>Takes the key of the right stream's records.</summary>
    public UserFunction<Func<T2, TKey>> Right { get; } = right;

    /// <summary>Which records join, and where late ones go.</summary>
    public JoinInterval<T1, T2> Interval { get; } = interval;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T1), typeof(T2)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call for the left stream.</summary>
    public Func<T1, TKey> BindLeft() => Left.Bind(static f => ((IKeySelector<T1, TKey>)f).GetKey);

    /// <summary>The key selector to call for the right stream.</summary>
    public Func<T2, TKey> BindRight() => Right.Bind(static f => ((IKeySelector<T2, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
