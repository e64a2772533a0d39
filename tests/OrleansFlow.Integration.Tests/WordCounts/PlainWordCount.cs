using System.Text;

namespace OrleansFlow.Integration.Tests.WordCounts;

/// <summary>The same count, written as plainly as possible.</summary>
internal static class PlainWordCount
{
    public static Dictionary<string, long> Of(params IEnumerable<string> files)
    {
        var counts = new Dictionary<string, long>();
        foreach (string file in files)
        {
            var word = new StringBuilder();
            foreach (Rune rune in Encoding.UTF8.GetString(File.ReadAllBytes(file)).EnumerateRunes().Append(new Rune(' ')))
            {
                if (Rune.IsLetterOrDigit(rune))
                {
                    word.Append(Rune.ToLowerInvariant(rune).ToString());
                }
                else if (word.Length > 0)
                {
                    counts[word.ToString()] = counts.GetValueOrDefault(word.ToString()) + 1;
                    word.Clear();
                }
            }
        }

        return counts;
    }
}
