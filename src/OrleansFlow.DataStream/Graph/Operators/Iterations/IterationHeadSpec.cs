namespace OrleansFlow.Graph;

/// <summary>Where the records of an iteration's first variable stream enter it and come back to; it speaks for those of the others.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="iteration">Number of the iteration in the program.</param>
/// <param name="isBounded">Whether the initial stream ends and rounds are counted; otherwise what is fed back is processed as it comes.</param>
/// <param name="hasCriterion">Whether a criterion stream can end it.</param>
/// <param name="maxRounds">How many rounds there are at most; 0 for any number.</param>
/// <param name="variables">How many variable streams the iteration has; at least 1.</param>
public sealed class IterationHeadSpec<T>(int iteration, bool isBounded, bool hasCriterion, int maxRounds, int variables = 1) : CoordinatedOperatorSpec, IIterationEndSpec
{
    /// <summary>Number of the iteration in the program.</summary>
    public int Iteration { get; } = iteration;

    /// <summary>Whether the initial stream ends and rounds are counted.</summary>
    public bool IsBounded { get; } = isBounded;

    /// <summary>Whether a criterion stream can end it.</summary>
    public bool HasCriterion { get; } = hasCriterion;

    /// <summary>How many variable streams the iteration has.</summary>
    public int Variables { get; } = variables;

    /// <summary>How many rounds there are at most; 0 for any number.</summary>
    public int MaxRounds { get; } = maxRounds;

    /// <summary>Not to what is before it: that ends while the iteration goes on.</summary>
    public override ChainingStrategy DefaultChaining => ChainingStrategy.Head;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc />
    public override TResult Accept<TResult>(ICoordinatedSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
