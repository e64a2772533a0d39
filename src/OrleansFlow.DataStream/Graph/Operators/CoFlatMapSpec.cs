using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A flat map of two connected streams.</summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="first">The function for the first input.</param>
/// <param name="second">The function for the second input; the same object as the first, or another delegate.</param>
public sealed class CoFlatMapSpec<TIn1, TIn2, TOut>(UserFunction<Action<TIn1, ICollector<TOut>>> first, UserFunction<Action<TIn2, ICollector<TOut>>> second) : OperatorSpec
{
    /// <summary>The function for the first input.</summary>
    public UserFunction<Action<TIn1, ICollector<TOut>>> First { get; } = first;

    /// <summary>The function for the second input.</summary>
    public UserFunction<Action<TIn2, ICollector<TOut>>> Second { get; } = second;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn1), typeof(TIn2)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <summary>The delegate to call for the first input.</summary>
    public Action<TIn1, ICollector<TOut>> BindFirst() => First.Bind(static f => ((ICoFlatMapFunction<TIn1, TIn2, TOut>)f).FlatMap1);

    /// <summary>The delegate to call for the second input.</summary>
    public Action<TIn2, ICollector<TOut>> BindSecond() => Second.Bind(static f => ((ICoFlatMapFunction<TIn1, TIn2, TOut>)f).FlatMap2);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
