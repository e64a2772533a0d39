using OrleansFlow.Windowing;

namespace OrleansFlow.Graph;

/// <summary>One method for each kind of operator.</summary>
/// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
public interface IOperatorSpecVisitor<out TResult>
{
    /// <summary>A source.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TSplit">Type of the splits.</typeparam>
    /// <typeparam name="TEnumeratorState">Type of the enumerator's snapshot.</typeparam>
    /// <param name="spec">The source.</param>
    TResult Visit<T, TSplit, TEnumeratorState>(SourceSpec<T, TSplit, TEnumeratorState> spec);

    /// <summary>A map.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The map.</param>
    TResult Visit<TIn, TOut>(MapSpec<TIn, TOut> spec);

    /// <summary>A flat map.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The flat map.</param>
    TResult Visit<TIn, TOut>(FlatMapSpec<TIn, TOut> spec);

    /// <summary>A filter.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The filter.</param>
    TResult Visit<T>(FilterSpec<T> spec);

    /// <summary>A rolling reduce of a keyed stream.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="spec">The reduce.</param>
    TResult Visit<T, TKey>(ReduceSpec<T, TKey> spec);

    /// <summary>Timestamps and watermarks.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The strategy.</param>
    TResult Visit<T>(TimestampsAndWatermarksSpec<T> spec);

    /// <summary>A process function on a stream without keys.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The function.</param>
    TResult Visit<TIn, TOut>(ProcessSpec<TIn, TOut> spec);

    /// <summary>A process function on a keyed stream.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The function.</param>
    TResult Visit<TIn, TKey, TOut>(KeyedProcessSpec<TIn, TKey, TOut> spec);

    /// <summary>A process function on two connected keyed streams.</summary>
    /// <typeparam name="TIn1">Type of the first input.</typeparam>
    /// <typeparam name="TIn2">Type of the second input.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The function.</param>
    TResult Visit<TIn1, TIn2, TKey, TOut>(KeyedCoProcessSpec<TIn1, TIn2, TKey, TOut> spec);

    /// <summary>A sink.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The sink.</param>
    TResult Visit<T>(SinkSpec<T> spec);

    /// <summary>The sink that hands records to the client.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The sink.</param>
    TResult Visit<T>(CollectSpec<T> spec);

    /// <summary>A map of two connected streams.</summary>
    /// <typeparam name="TIn1">Type of the first input.</typeparam>
    /// <typeparam name="TIn2">Type of the second input.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The map.</param>
    TResult Visit<TIn1, TIn2, TOut>(CoMapSpec<TIn1, TIn2, TOut> spec);

    /// <summary>A flat map of two connected streams.</summary>
    /// <typeparam name="TIn1">Type of the first input.</typeparam>
    /// <typeparam name="TIn2">Type of the second input.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The flat map.</param>
    TResult Visit<TIn1, TIn2, TOut>(CoFlatMapSpec<TIn1, TIn2, TOut> spec);

    /// <summary>A process function on two connected streams without keys.</summary>
    /// <typeparam name="TIn1">Type of the first input.</typeparam>
    /// <typeparam name="TIn2">Type of the second input.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The function.</param>
    TResult Visit<TIn1, TIn2, TOut>(CoProcessSpec<TIn1, TIn2, TOut> spec);

    /// <summary>An operator on a keyed stream whose function may use keyed state.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="spec">The operator and the key selector.</param>
    TResult Visit<TIn, TKey>(KeyedContextSpec<TIn, TKey> spec);

    /// <summary>An operator on two keyed streams whose function may use keyed state.</summary>
    /// <typeparam name="TIn1">Type of the first input.</typeparam>
    /// <typeparam name="TIn2">Type of the second input.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="spec">The operator and the key selectors.</param>
    TResult Visit<TIn1, TIn2, TKey>(KeyedContextSpec<TIn1, TIn2, TKey> spec);

    /// <summary>An asynchronous function.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The function.</param>
    TResult Visit<TIn, TOut>(AsyncSpec<TIn, TOut> spec);

    /// <summary>Where an iteration begins.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The operator.</param>
    TResult Visit<T>(IterationHeadSpec<T> spec);

    /// <summary>Where a further variable stream of an iteration begins.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The operator.</param>
    TResult Visit<T>(IterationVariableSpec<T> spec);

    /// <summary>Where an iteration feeds back.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The operator.</param>
    TResult Visit<T>(IterationTailSpec<T> spec);

    /// <summary>An iteration's criterion.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TVariable">Type of the variable stream.</typeparam>
    /// <param name="spec">The operator.</param>
    TResult Visit<T, TVariable>(IterationCriterionSpec<T, TVariable> spec);

    /// <summary>Where a stream enters an iteration.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The operator.</param>
    TResult Visit<T>(IterationEnterSpec<T> spec);

    /// <summary>Where records leave an iteration.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The operator.</param>
    TResult Visit<T>(IterationExitSpec<T> spec);

    /// <summary>A stream that is given again in each round.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TVariable">Type of the variable stream.</typeparam>
    /// <param name="spec">The operator.</param>
    TResult Visit<T, TVariable>(IterationReplaySpec<T, TVariable> spec);

    /// <summary>Windows that keep one value, made as the elements come.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <typeparam name="TAcc">Type of the value.</typeparam>
    /// <typeparam name="TPart">Type of its result.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The windows.</param>
    TResult Visit<T, TKey, TWindow, TAcc, TPart, TOut>(AggregateWindowSpec<T, TKey, TWindow, TAcc, TPart, TOut> spec)
        where TWindow : IWindow;

    /// <summary>Windows that keep all their elements.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The windows.</param>
    TResult Visit<T, TKey, TWindow, TOut>(ListWindowSpec<T, TKey, TWindow, TOut> spec)
        where TWindow : IWindow;

    /// <summary>A function of all records of a subtask.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The function.</param>
    TResult Visit<TIn, TOut>(FullWindowSpec<TIn, TOut> spec);

    /// <summary>A function of all records of a key.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The function and the key selector.</param>
    TResult Visit<TIn, TKey, TOut>(KeyedFullWindowSpec<TIn, TKey, TOut> spec)
        where TKey : notnull;

    /// <summary>A process function on a stream without keys and a broadcast one.</summary>
    /// <typeparam name="TIn">Type of the records.</typeparam>
    /// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The function.</param>
    TResult Visit<TIn, TBroadcast, TOut>(BroadcastProcessSpec<TIn, TBroadcast, TOut> spec);

    /// <summary>A process function on a keyed stream and a broadcast one.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TIn">Type of the records of the keyed stream.</typeparam>
    /// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The function.</param>
    TResult Visit<TKey, TIn, TBroadcast, TOut>(KeyedBroadcastProcessSpec<TKey, TIn, TBroadcast, TOut> spec);

    /// <summary>A join by the distance in event time.</summary>
    /// <typeparam name="T1">Type of the left stream's records.</typeparam>
    /// <typeparam name="T2">Type of the right stream's records.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="spec">The join.</param>
    TResult Visit<T1, T2, TKey, TOut>(IntervalJoinSpec<T1, T2, TKey, TOut> spec);
}
