using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>How sequences of grains are fetched.</summary>
public static class AsyncEnumerableExtensions
{
    /// <summary>Fetches at most so many elements at a time; 100 by default.</summary>
    public static IAsyncEnumerable<T> WithBatchSize<T>(this IAsyncEnumerable<T> self, int maxBatchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatchSize, 1);
        if (self is GrainAsyncEnumerable<T> sequence)
        {
            sequence.BatchSize = maxBatchSize;
        }

        return self;
    }
}
