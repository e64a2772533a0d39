namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>The text of the word counts and how it is split: the same for both sides.</summary>
internal static class WordLines
{
    public const int Lines = 500_000;
    public const int WordsPerLine = 10;
    public const int Vocabulary = 10_000;

    /// <summary>Lines of ten words out of ten thousand, the frequent ones much more frequent (Zipf's law).</summary>
    public static string[] Create(int lines = Lines)
    {
        var random = new Random(7);
        string[] vocabulary = [.. Enumerable.Range(0, Vocabulary).Select(i => Word(random, i))];
        double[] cumulated = new double[Vocabulary];
        double sum = 0;
        for (int i = 0; i < Vocabulary; i++)
        {
            sum += 1.0 / (i + 1);
            cumulated[i] = sum;
        }

        string[] result = new string[lines];
        string[] words = new string[WordsPerLine];
        for (int i = 0; i < lines; i++)
        {
            for (int w = 0; w < words.Length; w++)
            {
                int index = Array.BinarySearch(cumulated, random.NextDouble() * sum);
                words[w] = vocabulary[Math.Min(index < 0 ? ~index : index, Vocabulary - 1)];
            }

            result[i] = string.Join(' ', words);
        }

        return result;
    }

    /// <summary>The next word of a line, as a new string.</summary>
    public static bool TryNext(string line, ref int start, out string word)
    {
        if (start >= line.Length)
        {
            word = string.Empty;
            return false;
        }

        int end = line.AsSpan(start).IndexOf(' ');
        end = end < 0 ? line.Length : start + end;
        word = line[start..end];
        start = end + 1;
        return true;
    }

    /// <summary>Tells updates apart, whatever their order.</summary>
    public static long Digest(string word, long count) => count * (word.Length + word[0]);

    private static string Word(Random random, int index)
    {
        Span<char> letters = stackalloc char[random.Next(2, 9)];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)('a' + random.Next(26));
        }

        return string.Concat(letters, index.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
