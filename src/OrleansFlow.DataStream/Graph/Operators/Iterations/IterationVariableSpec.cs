namespace OrleansFlow.Graph;

/// <summary>Where the records of a further variable stream enter an iteration and come back to.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="iteration">Number of the iteration in the program.</param>
/// <param name="variable">Number of the variable stream in the iteration, from 1.</param>
/// <param name="isBounded">Whether the initial stream ends and rounds are counted; otherwise what is fed back is processed as it comes.</param>
public sealed class IterationVariableSpec<T>(int iteration, int variable, bool isBounded) : OperatorSpec, IIterationEndSpec
{
    /// <summary>Number of the iteration in the program.</summary>
    public int Iteration { get; } = iteration;

    /// <summary>Number of the variable stream in the iteration.</summary>
    public int Variable { get; } = variable;

    /// <summary>Whether the initial stream ends and rounds are counted.</summary>
    public bool IsBounded { get; } = isBounded;

    /// <summary>Not to what is before it: that ends while the iteration goes on.</summary>
    public override ChainingStrategy DefaultChaining => ChainingStrategy.Head;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
