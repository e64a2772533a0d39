using OrleansFlow.Functions;
using OrleansFlow.Sinks;
using OrleansFlow.Sources;

namespace OrleansFlow.Graph;

/// <summary>A source.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <typeparam name="TEnumeratorState">Type of the enumerator's snapshot.</typeparam>
/// <param name="source">The source.</param>
public sealed class SourceSpec<T, TSplit, TEnumeratorState>(ISource<T, TSplit, TEnumeratorState> source) : OperatorSpec
{
    /// <summary>The source.</summary>
    public ISource<T, TSplit, TEnumeratorState> Source { get; } = source;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override bool HasCoordinator => true;

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A map.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
public sealed class MapSpec<TIn, TOut>(UserFunction<Func<TIn, TOut>> function) : OperatorSpec
{
    /// <summary>The function.</summary>
    public UserFunction<Func<TIn, TOut>> Function { get; } = function;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <summary>The delegate to call.</summary>
    public Func<TIn, TOut> Bind() => Function.Bind(static f => ((IMapFunction<TIn, TOut>)f).Map);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A flat map: the function pushes into a collector, or returns a sequence.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public sealed class FlatMapSpec<TIn, TOut> : OperatorSpec
{
    /// <summary>Creates one whose function pushes.</summary>
    /// <param name="function">The function.</param>
    public FlatMapSpec(UserFunction<Action<TIn, ICollector<TOut>>> function) => Push = function;

    /// <summary>Creates one whose function returns a sequence.</summary>
    /// <param name="function">The function.</param>
    public FlatMapSpec(UserFunction<Func<TIn, IEnumerable<TOut>>> function) => Pull = function;

    /// <summary>The function that pushes; null if <see cref="Pull"/> is set.</summary>
    public UserFunction<Action<TIn, ICollector<TOut>>>? Push { get; }

    /// <summary>The function that returns a sequence; null if <see cref="Push"/> is set.</summary>
    public UserFunction<Func<TIn, IEnumerable<TOut>>>? Pull { get; }

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <summary>The delegate to call.</summary>
    public Action<TIn, ICollector<TOut>>? BindPush() => Push?.Bind(static f => ((IFlatMapFunction<TIn, TOut>)f).FlatMap);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A filter.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="function">The function.</param>
public sealed class FilterSpec<T>(UserFunction<Func<T, bool>> function) : OperatorSpec
{
    /// <summary>The function.</summary>
    public UserFunction<Func<T, bool>> Function { get; } = function;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <summary>The delegate to call.</summary>
    public Func<T, bool> Bind() => Function.Bind(static f => ((IFilterFunction<T>)f).Filter);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A rolling reduce of a keyed stream: emits the new value for each record.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="function">The function.</param>
/// <param name="keySelector">Takes the key.</param>
public sealed class ReduceSpec<T, TKey>(UserFunction<Func<T, T, T>> function, UserFunction<Func<T, TKey>> keySelector) : OperatorSpec
{
    /// <summary>The function.</summary>
    public UserFunction<Func<T, T, T>> Function { get; } = function;

    /// <summary>Takes the key.</summary>
    public UserFunction<Func<T, TKey>> KeySelector { get; } = keySelector;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type OutputType => typeof(T);

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The delegate to call.</summary>
    public Func<T, T, T> Bind() => Function.Bind(static f => ((IReduceFunction<T>)f).Reduce);

    /// <summary>The key selector to call.</summary>
    public Func<T, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<T, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A process function on a stream without keys.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
public sealed class ProcessSpec<TIn, TOut>(ProcessFunction<TIn, TOut> function) : OperatorSpec
{
    /// <summary>The function.</summary>
    public ProcessFunction<TIn, TOut> Function { get; } = function;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A process function on a keyed stream.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
/// <param name="keySelector">Takes the key.</param>
public sealed class KeyedProcessSpec<TIn, TKey, TOut>(ProcessFunction<TIn, TOut> function, UserFunction<Func<TIn, TKey>> keySelector) : OperatorSpec
{
    /// <summary>The function.</summary>
    public ProcessFunction<TIn, TOut> Function { get; } = function;

    /// <summary>Takes the key.</summary>
    public UserFunction<Func<TIn, TKey>> KeySelector { get; } = keySelector;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call.</summary>
    public Func<TIn, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<TIn, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}

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

/// <summary>The sink behind ExecuteAndCollect: its coordinator buffers serialized records until the client fetches them.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class CollectSpec<T> : OperatorSpec
{
    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type? OutputType => null;

    /// <inheritdoc />
    public override bool HasCoordinator => true;

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
