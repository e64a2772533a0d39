using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A process function on two connected streams without keys.</summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
public sealed class CoProcessSpec<TIn1, TIn2, TOut>(CoProcessFunction<TIn1, TIn2, TOut> function) : OperatorSpec
{
    /// <summary>The function.</summary>
    public CoProcessFunction<TIn1, TIn2, TOut> Function { get; } = function;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn1), typeof(TIn2)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
