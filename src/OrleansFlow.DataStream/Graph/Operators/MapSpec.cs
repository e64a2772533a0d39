using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

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
