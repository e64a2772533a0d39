using OrleansFlow.Functions;

namespace OrleansFlow.State.Ttl;

/// <summary>Adds values to accumulators with times; one that has expired begins anew (org.apache.flink.runtime.state.ttl.TtlAggregateFunction).</summary>
internal sealed class TtlAggregateFunction<TIn, TAcc, TOut>(IAggregateFunction<TIn, TAcc, TOut> function, TtlPolicy policy) : IAggregateFunction<TIn, TtlValue<TAcc>, TOut>
{
    public TtlValue<TAcc> CreateAccumulator() => policy.Wrap(function.CreateAccumulator());

    public TtlValue<TAcc> Add(TIn value, TtlValue<TAcc> accumulator)
    {
        TAcc before = policy.IsExpired(accumulator.LastAccess, policy.Now) ? function.CreateAccumulator() : accumulator.Value;
        return policy.Wrap(function.Add(value, before));
    }

    public TOut GetResult(TtlValue<TAcc> accumulator) => function.GetResult(accumulator.Value);

    public TtlValue<TAcc> Merge(TtlValue<TAcc> left, TtlValue<TAcc> right)
    {
        long now = policy.Now;
        return policy.IsExpired(left.LastAccess, now) ? right
            : policy.IsExpired(right.LastAccess, now) ? left
            : policy.Wrap(function.Merge(left.Value, right.Value));
    }
}
