namespace OrleansFlow.Graph;

/// <summary>Gives the records of a stream again in each round.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TVariable">Type of the variable stream, which is read for its rounds only.</typeparam>
public sealed class IterationReplaySpec<T, TVariable> : OperatorSpec
{
    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T), typeof(TVariable)];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
