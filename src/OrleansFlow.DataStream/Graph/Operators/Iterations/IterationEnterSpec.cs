namespace OrleansFlow.Graph;

/// <summary>Where a stream that is not iterated enters an iteration.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class IterationEnterSpec<T> : OperatorSpec
{
    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
