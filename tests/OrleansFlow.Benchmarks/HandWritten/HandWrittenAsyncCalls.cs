using OrleansFlow.Benchmarks.Benchmarks.Async;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>A queue of the calls under way; the oldest is awaited when it is full.</summary>
internal static class HandWrittenAsyncCalls
{
    public static async Task<long> RunAsync(long calls, int capacity)
    {
        var underWay = new Queue<ValueTask<long>>();
        long sum = 0;
        for (long number = 0; number < calls; number++)
        {
            if (underWay.Count == capacity)
            {
                sum += await underWay.Dequeue();
            }

            underWay.Enqueue(AsyncBenchmark.CallAsync(number));
        }

        while (underWay.TryDequeue(out ValueTask<long> call))
        {
            sum += await call;
        }

        return sum;
    }
}
