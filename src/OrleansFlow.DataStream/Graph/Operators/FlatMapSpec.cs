using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

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
