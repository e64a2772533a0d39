using System.Runtime.InteropServices;
using OrleansFlow.Benchmarks.Benchmarks;
using OrleansFlow.Benchmarks.Benchmarks.Windows;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>A map from user to the open session, and a heap of timers; one that comes before the end of a session that has grown is set anew.</summary>
internal static class HandWrittenSessions
{
    private const int VisitsPerWatermark = 512;

    public static long Count(long visits, long gap)
    {
        var sessions = new Dictionary<long, (long Last, long Count)>();
        var timers = new PriorityQueue<long, long>();
        long digest = 0;
        for (long number = 0; number < visits; number++)
        {
            long user = SessionBenchmark.UserOf(number);
            long time = Visit.TimeOf(number);
            ref (long Last, long Count) session = ref CollectionsMarshal.GetValueRefOrAddDefault(sessions, user, out bool exists);
            if (exists && time - session.Last > gap)
            {
                digest += new VisitCount(user, session.Last + gap, session.Count).Digest;
                session.Count = 0;
            }

            session = (time, session.Count + 1);
            if (!exists)
            {
                timers.Enqueue(user, time + gap - 1);
            }

            if (number % VisitsPerWatermark == VisitsPerWatermark - 1)
            {
                digest += Fire(sessions, timers, gap, time - 1);
            }
        }

        return digest + Fire(sessions, timers, gap, long.MaxValue);
    }

    private static long Fire(Dictionary<long, (long Last, long Count)> sessions, PriorityQueue<long, long> timers, long gap, long watermark)
    {
        long digest = 0;
        while (timers.TryPeek(out long user, out long due) && due <= watermark)
        {
            timers.Dequeue();
            (long last, long count) = sessions[user];
            if (last + gap - 1 > due && last + gap - 1 > watermark)
            {
                timers.Enqueue(user, last + gap - 1);
                continue;
            }

            sessions.Remove(user);
            digest += new VisitCount(user, last + gap, count).Digest;
        }

        return digest;
    }
}
