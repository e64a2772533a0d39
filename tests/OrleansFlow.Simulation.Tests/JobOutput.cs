using System.Globalization;

namespace OrleansFlow.Simulation.Tests;

/// <summary>What a word count gave out: lines "word,count", one for each update, and what it failed with.</summary>
internal sealed class JobOutput
{
    /// <summary>The updates in the order in which they came.</summary>
    public List<string> Updates { get; } = [];

    /// <summary>What the job, or the client's call, failed with; null if it finished.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The last update of each word; each update counts one more than the one before, else the test fails.</summary>
    public SortedDictionary<string, long> Counts
    {
        get
        {
            var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (string update in Updates)
            {
                int comma = update.LastIndexOf(',');
                long count = long.Parse(update.AsSpan(comma + 1), CultureInfo.InvariantCulture);
                Assert.Equal(counts.GetValueOrDefault(update[..comma]) + 1, count);
                counts[update[..comma]] = count;
            }

            return counts;
        }
    }
}
