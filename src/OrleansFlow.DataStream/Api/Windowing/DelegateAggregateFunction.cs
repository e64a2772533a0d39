using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>An aggregate function made of delegates.</summary>
internal class DelegateAggregateFunction<TIn, TAcc, TOut>(Func<TAcc> seed, Func<TAcc, TIn, TAcc> add, Func<TAcc, TOut> result) : IAggregateFunction<TIn, TAcc, TOut>
{
    public static DelegateAggregateFunction<TIn, TAcc, TOut> Create(Func<TAcc> seed, Func<TAcc, TIn, TAcc> add, Func<TAcc, TOut> result, Func<TAcc, TAcc, TAcc>? merge)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(add);
        ArgumentNullException.ThrowIfNull(result, "resultSelector");
        return merge is null
            ? new DelegateAggregateFunction<TIn, TAcc, TOut>(seed, add, result)
            : new MergingDelegateAggregateFunction<TIn, TAcc, TOut>(seed, add, result, merge);
    }

    public TAcc CreateAccumulator() => seed();

    public TAcc Add(TIn value, TAcc accumulator) => add(accumulator, value);

    public TOut GetResult(TAcc accumulator) => result(accumulator);

    public virtual TAcc Merge(TAcc left, TAcc right) =>
        throw new OrleansFlowException("The aggregate has no function that merges, which windows that merge need: give Aggregate a fourth function, or implement IAggregateFunction.");
}

/// <summary>An aggregate function made of delegates, one of which merges.</summary>
internal sealed class MergingDelegateAggregateFunction<TIn, TAcc, TOut>(
    Func<TAcc> seed, Func<TAcc, TIn, TAcc> add, Func<TAcc, TOut> result, Func<TAcc, TAcc, TAcc> merge)
    : DelegateAggregateFunction<TIn, TAcc, TOut>(seed, add, result), IMergeableAggregateFunction<TIn, TAcc, TOut>
{
    public override TAcc Merge(TAcc left, TAcc right) => merge(left, right);
}
