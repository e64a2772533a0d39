using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow.Graph;

/// <summary>A window's elements are added to an accumulator.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TAcc">Type of the accumulator.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
/// <param name="function">The function.</param>
public sealed class FunctionWindowAggregation<T, TAcc, TResult>(IAggregateFunction<T, TAcc, TResult> function) : WindowAggregation<T, TAcc, TResult>
{
    /// <inheritdoc />
    public override IFunction Instance => function;

    /// <inheritdoc />
    public override bool IsMergeable => function is IMergeableAggregateFunction<T, TAcc, TResult>;

    /// <inheritdoc />
    public override bool IsCommutative => IsMergeable;

    /// <inheritdoc />
    public override Func<T, TAcc> BindFirst()
    {
        IAggregateFunction<T, TAcc, TResult> aggregate = function;
        return value => aggregate.Add(value, aggregate.CreateAccumulator());
    }

    /// <inheritdoc />
    public override Func<T, TAcc, TAcc> BindAdd() => function.Add;

    /// <inheritdoc />
    public override Func<TAcc, TAcc, TAcc> BindMerge() => function.Merge;

    /// <inheritdoc />
    public override Func<TAcc, TResult> BindResult() => function.GetResult;
}
