namespace OrleansFlow.Simulation.Tests;

/// <summary>What a simulated job leaves.</summary>
/// <param name="Trace">Every event of the cluster, a line each, and then the output.</param>
/// <param name="Hash">The trace's hash, in hexadecimal digits.</param>
/// <param name="Updates">The updates in the order in which they came.</param>
/// <param name="VirtualTime">How long the job took by its own clock.</param>
internal sealed record SimulatedRun(string Trace, string Hash, IReadOnlyList<string> Updates, TimeSpan VirtualTime)
{
    /// <summary>The last update of each word.</summary>
    public SortedDictionary<string, long> Counts
    {
        get
        {
            var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (string update in Updates)
            {
                int comma = update.LastIndexOf(',');
                long count = long.Parse(update.AsSpan(comma + 1), System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(counts.GetValueOrDefault(update[..comma]) + 1, count);
                counts[update[..comma]] = count;
            }

            return counts;
        }
    }
}
