using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A window's elements are combined two by two.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <param name="function">The function.</param>
public sealed class ReduceWindowAggregation<T>(UserFunction<Func<T, T, T>> function) : WindowAggregation<T, T, T>
{
    /// <inheritdoc />
    public override IFunction? Instance => function.Instance;

    /// <inheritdoc />
    public override bool IsMergeable => true;

    /// <inheritdoc />
    public override bool IsCommutative => false;

    /// <inheritdoc />
    public override Func<T, T> BindFirst() => static value => value;

    /// <inheritdoc />
    public override Func<T, T, T> BindAdd()
    {
        Func<T, T, T> reduce = BindMerge();
        return (value, sofar) => reduce(sofar, value);
    }

    /// <inheritdoc />
    public override Func<T, T, T> BindMerge() => function.Bind(static f => ((IReduceFunction<T>)f).Reduce);

    /// <inheritdoc />
    public override Func<T, T> BindResult() => static value => value;
}
