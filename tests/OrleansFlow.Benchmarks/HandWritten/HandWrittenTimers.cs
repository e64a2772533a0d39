using OrleansFlow.Benchmarks.Benchmarks;
using OrleansFlow.Benchmarks.Benchmarks.Timers;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>A priority queue of timers, and a set that makes them unique and from which they are deleted.</summary>
internal static class HandWrittenTimers
{
    private const int VisitsPerWatermark = 512;

    public static long Run(long visits, int pending)
    {
        var queue = new PriorityQueue<(long User, long Time), long>();
        var present = new HashSet<(long User, long Time)>();
        long delay = TimerWork.FiresAfter(pending);
        long digest = 0;
        for (long number = 0; number < visits; number++)
        {
            long user = Visit.At(number, TimerWork.Users).User;
            long time = Visit.TimeOf(number);
            Register(user, time + delay);
            Register(user, TimerWork.NeverAt(number, delay));
            present.Remove((user, TimerWork.NeverAt(number - TimerWork.Users, delay)));
            if (number % VisitsPerWatermark == VisitsPerWatermark - 1)
            {
                digest += Fire(queue, present, time - 1);
            }
        }

        return digest + Fire(queue, present, long.MaxValue);

        void Register(long user, long time)
        {
            if (present.Add((user, time)))
            {
                queue.Enqueue((user, time), time);
            }
        }
    }

    private static long Fire(PriorityQueue<(long User, long Time), long> queue, HashSet<(long User, long Time)> present, long watermark)
    {
        long digest = 0;
        while (queue.TryPeek(out (long User, long Time) timer, out long time) && time <= watermark)
        {
            queue.Dequeue();
            if (present.Remove(timer))
            {
                digest += TimerWork.Digest(timer.User, timer.Time);
            }
        }

        return digest;
    }
}
