using System.Globalization;

namespace OrleansFlow.Integration.Tests.WordCounts;

/// <summary>Reads what WordCount wrote, and checks its form: all updates of a word in one file, in order.</summary>
internal static class CountFiles
{
    public static Dictionary<string, long> Read(string directory)
    {
        var counts = new Dictionary<string, long>();
        var fileOfWord = new Dictionary<string, string>();
        foreach (string file in Directory.GetFiles(directory))
        {
            foreach (string line in File.ReadLines(file))
            {
                int comma = line.LastIndexOf(',');
                string word = line[..comma];
                long count = long.Parse(line.AsSpan(comma + 1), CultureInfo.InvariantCulture);

                Assert.Equal(file, fileOfWord.GetValueOrDefault(word, file));
                Assert.Equal(counts.GetValueOrDefault(word) + 1, count);
                fileOfWord[word] = file;
                counts[word] = count;
            }
        }

        return counts;
    }
}
