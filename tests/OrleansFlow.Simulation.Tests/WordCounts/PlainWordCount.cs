namespace OrleansFlow.Simulation.Tests.WordCounts;

/// <summary>The same count, written as plainly as possible.</summary>
internal static class PlainWordCount
{
    public static SortedDictionary<string, long> Counts { get; } = Count();

    private static SortedDictionary<string, long> Count()
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (string word in File.ReadLines(SimulatedWordCount.InputFile).SelectMany(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return counts;
    }
}
