using OrleansFlow.Sources;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Graph;

/// <summary>A source.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <typeparam name="TEnumeratorState">Type of the enumerator's snapshot.</typeparam>
/// <param name="source">The source.</param>
/// <param name="watermarks">How its records get timestamps and its splits watermarks; null to leave that to the reader.</param>
public sealed class SourceSpec<T, TSplit, TEnumeratorState>(ISource<T, TSplit, TEnumeratorState> source, WatermarkStrategy<T>? watermarks = null) : CoordinatedOperatorSpec
{
    /// <summary>The source.</summary>
    public ISource<T, TSplit, TEnumeratorState> Source { get; } = source;

    /// <summary>How its records get timestamps and its splits watermarks; null to leave that to the reader.</summary>
    public WatermarkStrategy<T>? Watermarks { get; } = watermarks;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc />
    public override TResult Accept<TResult>(ICoordinatedSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
