namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>A loop that calls the delegates one after the other.</summary>
internal static class HandWrittenChain
{
    public static void Run(long count, Func<long, long> first, Func<long, bool> filter, Func<long, long> second, Action<long> sink)
    {
        for (long i = 0; i < count; i++)
        {
            long value = first(i);
            if (filter(value))
            {
                sink(second(value));
            }
        }
    }
}
