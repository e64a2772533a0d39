using System.Runtime.InteropServices;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>Sources that split their lines and send each word to the counter that its hash names; counters that emit each new count.</summary>
internal static class HandWrittenWordCount
{
    public static long Run(string[][] linesOfSource, int counters)
    {
        int sources = linesOfSource.Length;
        BatchChannel<string>[] channels = [.. Enumerable.Range(0, counters).Select(_ => new BatchChannel<string>())];
        int running = sources;
        long[] digests = new long[counters];

        IEnumerable<Action> loops = Enumerable.Range(0, sources).Select<int, Action>(s => () =>
            {
                Split(linesOfSource[s], channels);
                if (Interlocked.Decrement(ref running) == 0)
                {
                    Array.ForEach(channels, channel => channel.Complete());
                }
            })
            .Concat(Enumerable.Range(0, counters).Select<int, Action>(c => () => digests[c] = Count(channels[c])));
        Threads.Run(loops);
        return digests.Sum();
    }

    private static void Split(string[] lines, BatchChannel<string>[] channels)
    {
        var batches = channels.Select(channel => (Items: channel.Rent(), Count: 0)).ToArray();
        foreach (string line in lines)
        {
            int start = 0;
            while (WordLines.TryNext(line, ref start, out string word))
            {
                int index = (int)((uint)word.GetHashCode(StringComparison.Ordinal) % (uint)channels.Length);
                ref (string[] Items, int Count) batch = ref batches[index];
                batch.Items[batch.Count++] = word;
                if (batch.Count == batch.Items.Length)
                {
                    channels[index].Send(batch.Items, batch.Count);
                    batch = (channels[index].Rent(), 0);
                }
            }
        }

        for (int i = 0; i < channels.Length; i++)
        {
            channels[i].Send(batches[i].Items, batches[i].Count);
        }
    }

    private static long Count(BatchChannel<string> channel)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        long digest = 0;
        while (channel.TryReceive(out (string[] Items, int Count) batch))
        {
            for (int i = 0; i < batch.Count; i++)
            {
                ref long count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, batch.Items[i], out _);
                count++;
                digest += WordLines.Digest(batch.Items[i], count);
            }

            channel.Return(batch.Items);
        }

        return digest;
    }
}
