using OrleansFlow.Benchmarks.Benchmarks;
using OrleansFlow.Benchmarks.Benchmarks.Joins;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>For each user a queue of the visits of either side that may still find a partner.</summary>
internal static class HandWrittenIntervalJoin
{
    public static long Join(long visits, int users, long upper)
    {
        var left = new Dictionary<long, Queue<Visit>>();
        var right = new Dictionary<long, Queue<Visit>>();
        long digest = 0;
        for (long number = 0; number < visits; number++)
        {
            var visit = Visit.At(number, users);
            long time = Visit.TimeOf(number);

            // A left visit waits for right ones up to the bound behind it; a right one only for left ones of its own time.
            Queue<Visit> partners = QueueOf(right, visit.User);
            DropBefore(partners, time);
            foreach (Visit partner in partners)
            {
                digest += DigestPairs.Digest(visit, partner);
            }

            Queue<Visit> waiting = QueueOf(left, visit.User);
            waiting.Enqueue(visit);
            DropBefore(waiting, time - upper);
            foreach (Visit partner in waiting)
            {
                digest += DigestPairs.Digest(partner, visit);
            }

            partners.Enqueue(visit);
        }

        return digest;
    }

    private static Queue<Visit> QueueOf(Dictionary<long, Queue<Visit>> queues, long user)
    {
        if (!queues.TryGetValue(user, out Queue<Visit>? queue))
        {
            queues.Add(user, queue = new Queue<Visit>());
        }

        return queue;
    }

    private static void DropBefore(Queue<Visit> queue, long time)
    {
        while (queue.TryPeek(out Visit first) && Visit.TimeOf(first.Number) < time)
        {
            queue.Dequeue();
        }
    }
}
