namespace OrleansFlow.Graph;

/// <summary>The end of the stream that keeps an iteration going as long as it has records.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TVariable">Type of what is fed back.</typeparam>
/// <param name="iteration">Number of the iteration in the program.</param>
public sealed class IterationCriterionSpec<T, TVariable>(int iteration) : OperatorSpec, IIterationEndSpec
{
    /// <summary>Number of the iteration in the program.</summary>
    public int Iteration { get; } = iteration;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type? OutputType => null;

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
