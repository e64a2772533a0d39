namespace OrleansFlow.Graph;

/// <summary>One method for each kind of operator that has a coordinator.</summary>
/// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
public interface ICoordinatedSpecVisitor<out TResult>
{
    /// <summary>A source.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TSplit">Type of the splits.</typeparam>
    /// <typeparam name="TEnumeratorState">Type of the enumerator's snapshot.</typeparam>
    /// <param name="spec">The source.</param>
    TResult Visit<T, TSplit, TEnumeratorState>(SourceSpec<T, TSplit, TEnumeratorState> spec);

    /// <summary>The sink that hands records to the client.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The sink.</param>
    TResult Visit<T>(CollectSpec<T> spec);

    /// <summary>Where an iteration begins.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The head.</param>
    TResult Visit<T>(IterationHeadSpec<T> spec);
}
