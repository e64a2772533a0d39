using OrleansFlow.Windowing;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>Counts.</summary>
internal sealed class CountVisits : IMergeableAggregateFunction<Visit, long, long>
{
    public long CreateAccumulator() => 0;

    public long Add(Visit value, long accumulator) => accumulator + 1;

    public long GetResult(long accumulator) => accumulator;

    public long Merge(long left, long right) => left + right;
}
