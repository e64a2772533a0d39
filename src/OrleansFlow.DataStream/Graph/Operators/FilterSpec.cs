using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

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
