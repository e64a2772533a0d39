using OrleansFlow.Sources;

namespace OrleansFlow.Graph;

/// <summary>A source.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <typeparam name="TEnumeratorState">Type of the enumerator's snapshot.</typeparam>
/// <param name="source">The source.</param>
public sealed class SourceSpec<T, TSplit, TEnumeratorState>(ISource<T, TSplit, TEnumeratorState> source) : CoordinatedOperatorSpec
{
    /// <summary>The source.</summary>
    public ISource<T, TSplit, TEnumeratorState> Source { get; } = source;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc />
    public override TResult Accept<TResult>(ICoordinatedSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
