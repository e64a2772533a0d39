using System.Runtime.InteropServices;
using OrleansFlow.Benchmarks.Benchmarks;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>A map from user and slide to a count, and for each user the sum of the slides that are in the window.</summary>
internal static class HandWrittenSliding
{
    private const int VisitsPerWatermark = 512;

    public static long Count(long visits, int users, long size, long slide)
    {
        var panes = new Dictionary<(long User, long Pane), long>();
        var sums = new SortedDictionary<long, long>();
        long digest = 0;
        long nextEnd = slide;
        for (long number = 0; number < visits; number++)
        {
            Visit visit = Visit.At(number, users);
            CollectionsMarshal.GetValueRefOrAddDefault(panes, (visit.User, Visit.TimeOf(number) / slide), out _)++;
            sums.TryAdd(visit.User, 0);
            if (number % VisitsPerWatermark == VisitsPerWatermark - 1)
            {
                for (long watermark = Visit.TimeOf(number) - 1; nextEnd - 1 <= watermark; nextEnd += slide)
                {
                    digest += Fire(panes, sums, nextEnd, size, slide);
                }
            }
        }

        for (; panes.Count > 0; nextEnd += slide)
        {
            digest += Fire(panes, sums, nextEnd, size, slide);
        }

        return digest;
    }

    private static long Fire(Dictionary<(long User, long Pane), long> panes, SortedDictionary<long, long> sums, long end, long size, long slide)
    {
        long digest = 0;
        long last = (end / slide) - 1;
        foreach (long user in sums.Keys.ToArray())
        {
            long sum = sums[user] + panes.GetValueOrDefault((user, last));
            if (panes.Remove((user, last - (size / slide)), out long gone))
            {
                sum -= gone;
            }

            sums[user] = sum;
            if (sum > 0)
            {
                digest += new VisitCount(user, end, sum).Digest;
            }
        }

        return digest;
    }
}
