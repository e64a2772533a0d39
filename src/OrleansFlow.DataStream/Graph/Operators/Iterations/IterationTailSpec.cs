namespace OrleansFlow.Graph;

/// <summary>Where records of an iteration are fed back.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="iteration">Number of the iteration in the program.</param>
public sealed class IterationTailSpec<T>(int iteration) : OperatorSpec, IIterationEndSpec
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
