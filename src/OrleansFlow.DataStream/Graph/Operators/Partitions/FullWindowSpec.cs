namespace OrleansFlow.Graph;

/// <summary>A function of all records of a subtask.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
public sealed class FullWindowSpec<TIn, TOut>(PartitionFunction<TIn, TOut> function) : OperatorSpec
{
    /// <summary>The function.</summary>
    public PartitionFunction<TIn, TOut> Function { get; } = function;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
