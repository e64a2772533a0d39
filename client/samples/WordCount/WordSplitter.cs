using System.Text;

namespace OrleansFlow.Samples.WordCount;

/// <summary>
/// Splits text into words: maximal runs of Unicode scalars that are letters or digits, in lower case. Everything else
/// separates, what was no valid UTF-8 in the file too (it is U+FFFD by now).
/// </summary>
public static class WordSplitter
{
    /// <summary>Finds the next word of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="position">Where to look; moved behind the word.</param>
    /// <param name="word">The word, not yet in lower case.</param>
    public static bool TryNext(ReadOnlySpan<char> line, ref int position, out ReadOnlySpan<char> word)
    {
        int start = position;
        while (start < line.Length && !IsWordAt(line, start, out int length))
        {
            start += length;
        }

        int end = start;
        while (end < line.Length && IsWordAt(line, end, out int length))
        {
            end += length;
        }

        position = end;
        word = line[start..end];
        return end > start;
    }

    /// <summary>The word in lower case (Rune.ToLowerInvariant of each scalar).</summary>
    /// <param name="word">The word.</param>
    /// <param name="buffer">Takes the result; twice the length of the word is enough.</param>
    /// <returns>How many characters were written.</returns>
    public static int ToLower(ReadOnlySpan<char> word, Span<char> buffer)
    {
        int written = 0;
        for (int i = 0; i < word.Length;)
        {
            char c = word[i];
            if (char.IsAscii(c))
            {
                buffer[written++] = (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 0x20) : c;
                i++;
                continue;
            }

            Rune.DecodeFromUtf16(word[i..], out Rune rune, out int length);
            written += Rune.ToLowerInvariant(rune).EncodeToUtf16(buffer[written..]);
            i += length;
        }

        return written;
    }

    private static bool IsWordAt(ReadOnlySpan<char> line, int index, out int length)
    {
        char c = line[index];
        if (char.IsAscii(c))
        {
            length = 1;
            return char.IsAsciiLetterOrDigit(c);
        }

        return Rune.DecodeFromUtf16(line[index..], out Rune rune, out length) == System.Buffers.OperationStatus.Done && Rune.IsLetterOrDigit(rune);
    }
}
