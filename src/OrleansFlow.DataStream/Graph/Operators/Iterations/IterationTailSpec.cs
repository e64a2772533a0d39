namespace OrleansFlow.Graph;

/// <summary>Where records of an iteration are fed back.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="iteration">Number of the iteration in the program.</param>
/// <param name="variable">Number of the variable stream in the iteration, from 0.</param>
public sealed class IterationTailSpec<T>(int iteration, int variable = 0) : OperatorSpec, IIterationEndSpec
{
    /// <summary>Number of the iteration in the program.</summary>
    public int Iteration { get; } = iteration;

    /// <summary>Number of the variable stream in the iteration.</summary>
    public int Variable { get; } = variable;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type? OutputType => null;

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
