namespace OrleansFlow.Graph;

/// <summary>The sink behind ExecuteAndCollect: its coordinator buffers serialized records until the client fetches them.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class CollectSpec<T> : CoordinatedOperatorSpec
{
    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type? OutputType => null;

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc />
    public override TResult Accept<TResult>(ICoordinatedSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
