namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>Senders that give their longs to the receivers in turn, in batches.</summary>
internal static class HandWrittenExchange
{
    public static long Run(long count, int senders, int receivers)
    {
        BatchChannel<long>[] channels = [.. Enumerable.Range(0, receivers).Select(_ => new BatchChannel<long>())];
        int running = senders;
        long[] sums = new long[receivers];
        Threads.Run(
            Enumerable.Range(0, senders).Select<int, Action>(s => () =>
            {
                Send(count * s / senders, count * (s + 1) / senders, channels);
                if (Interlocked.Decrement(ref running) == 0)
                {
                    Array.ForEach(channels, channel => channel.Complete());
                }
            })
            .Concat(Enumerable.Range(0, receivers).Select<int, Action>(r => () => sums[r] = Sum(channels[r]))));
        return sums.Sum();
    }

    private static void Send(long from, long to, BatchChannel<long>[] channels)
    {
        var batches = channels.Select(channel => (Items: channel.Rent(), Count: 0)).ToArray();
        int next = 0;
        for (long i = from; i < to; i++)
        {
            ref (long[] Items, int Count) batch = ref batches[next];
            batch.Items[batch.Count++] = i;
            if (batch.Count == batch.Items.Length)
            {
                channels[next].Send(batch.Items, batch.Count);
                batch = (channels[next].Rent(), 0);
            }

            next = next + 1 == channels.Length ? 0 : next + 1;
        }

        for (int i = 0; i < channels.Length; i++)
        {
            channels[i].Send(batches[i].Items, batches[i].Count);
        }
    }

    private static long Sum(BatchChannel<long> channel)
    {
        long sum = 0;
        while (channel.TryReceive(out (long[] Items, int Count) batch))
        {
            for (int i = 0; i < batch.Count; i++)
            {
                sum += batch.Items[i];
            }

            channel.Return(batch.Items);
        }

        return sum;
    }
}
