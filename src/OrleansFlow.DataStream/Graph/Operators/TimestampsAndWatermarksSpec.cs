using OrleansFlow.Watermarks;

namespace OrleansFlow.Graph;

/// <summary>Gives the records of a stream timestamps, and the stream watermarks.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="strategy">How.</param>
public sealed class TimestampsAndWatermarksSpec<T>(WatermarkStrategy<T> strategy) : OperatorSpec
{
    /// <summary>How.</summary>
    public WatermarkStrategy<T> Strategy { get; } = strategy;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
