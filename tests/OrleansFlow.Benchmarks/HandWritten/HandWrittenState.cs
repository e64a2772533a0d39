using OrleansFlow.Benchmarks.Benchmarks.State;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>A dictionary of counts.</summary>
internal static class HandWrittenState
{
    public static long Increment(long records)
    {
        var counts = new Dictionary<long, long>();
        long digest = 0;
        for (long number = 0; number < records; number++)
        {
            long key = StateBenchmark.KeyOf(number);
            long count = counts.GetValueOrDefault(key) + 1;
            counts[key] = count;
            digest += count;
        }

        return digest;
    }
}
