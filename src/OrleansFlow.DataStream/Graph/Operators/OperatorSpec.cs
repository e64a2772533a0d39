namespace OrleansFlow.Graph;

/// <summary>
/// What an operator is, without how it runs: the functions and types that a program gave. Specifications are captured and
/// travel with the job; on the silo a visitor turns them into running operators with all types known, without reflection
/// (the role of org.apache.flink.streaming.api.operators.StreamOperatorFactory).
/// </summary>
public abstract class OperatorSpec
{
    /// <summary>How the operator may be chained; the program can restrict it further.</summary>
    public virtual ChainingStrategy DefaultChaining => ChainingStrategy.Always;

    /// <summary>Types of the inputs, in order.</summary>
    public abstract IReadOnlyList<Type> InputTypes { get; }

    /// <summary>Type of the main output; null for a sink.</summary>
    public abstract Type? OutputType { get; }

    /// <summary>Type of the key, or null where the operator has no keyed state.</summary>
    public virtual Type? KeyType => null;

    /// <summary>Whether the operator has a coordinator on the job's side (source enumerator, collect).</summary>
    public virtual bool HasCoordinator => false;

    /// <summary>Calls the method of the visitor for this kind of operator.</summary>
    /// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor);
}

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

    /// <summary>A sink.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The sink.</param>
    TResult Visit<T>(SinkSpec<T> spec);

    /// <summary>The sink that hands records to the client.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="spec">The sink.</param>
    TResult Visit<T>(CollectSpec<T> spec);
}

/// <summary>How an operator may be chained to its neighbours (org.apache.flink.streaming.api.operators.ChainingStrategy).</summary>
public enum ChainingStrategy
{
    /// <summary>To both sides wherever possible.</summary>
    Always,
    /// <summary>To neither side.</summary>
    Never,
    /// <summary>Not to what is before it.</summary>
    Head,
    /// <summary>Not to what is before it, unless that is a source.</summary>
    HeadWithSources,
}
