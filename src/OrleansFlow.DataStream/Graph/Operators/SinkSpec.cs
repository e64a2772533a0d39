using OrleansFlow.Sinks;

namespace OrleansFlow.Graph;

/// <summary>A sink.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="sink">The sink.</param>
public sealed class SinkSpec<T>(ISink<T> sink) : OperatorSpec
{
    /// <summary>The sink.</summary>
    public ISink<T> Sink { get; } = sink;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type? OutputType => null;

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
