using System.Runtime.InteropServices;
using OrleansFlow.Benchmarks.Benchmarks;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>A map from key and window to a count, a heap of timers and a watermark: what a window of event time comes down to.</summary>
internal static class HandWrittenWindow
{
    private const int VisitsPerWatermark = 512;

    public static long Tumbling(long visits, int users, long size)
    {
        var counts = new Dictionary<(long User, long End), long>();
        var timers = new PriorityQueue<(long User, long End), long>();
        long digest = 0;
        for (long number = 0; number < visits; number++)
        {
            Visit visit = Visit.At(number, users);
            long time = Visit.TimeOf(number);
            long end = time - (time % size) + size;
            ref long count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (visit.User, end), out bool exists);
            count++;
            if (!exists)
            {
                timers.Enqueue((visit.User, end), end - 1);
            }

            if (number % VisitsPerWatermark == VisitsPerWatermark - 1)
            {
                digest += Fire(counts, timers, time - 1);
            }
        }

        return digest + Fire(counts, timers, long.MaxValue);
    }

    private static long Fire(Dictionary<(long User, long End), long> counts, PriorityQueue<(long User, long End), long> timers, long watermark)
    {
        long digest = 0;
        while (timers.TryPeek(out (long User, long End) timer, out long time) && time <= watermark)
        {
            timers.Dequeue();
            counts.Remove(timer, out long count);
            digest += new VisitCount(timer.User, timer.End, count).Digest;
        }

        return digest;
    }
}
