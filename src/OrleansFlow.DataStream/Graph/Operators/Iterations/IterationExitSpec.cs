namespace OrleansFlow.Graph;

/// <summary>Where records leave an iteration.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class IterationExitSpec<T> : OperatorSpec
{
    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
