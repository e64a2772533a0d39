using System.IO.Compression;
using System.Text;
using OrleansFlow.Sources;

namespace OrleansFlow.DataStream.Tests.Sources;

/// <summary>Random texts with all that may be in one, and their lines.</summary>
internal static class TextSamples
{
    public static TextFileSourceOptions Options(Random random) => new()
    {
        SplitLength = random.Next(2) == 0 ? random.Next(1, 30) : random.Next(1, 2000),
        BufferLength = random.Next(16, 100),
    };

    public static byte[] Text(Random random)
    {
        string[] pieces = ["\n", "\n", "\r\n", "\r", "a", "word ", "ä", "€", "😀", "", "\n\n", new string('l', 150)];
        MemoryStream text = new();
        if (random.Next(4) == 0)
        {
            text.Write(Encoding.UTF8.Preamble);
        }

        for (int i = random.Next(120); i > 0; i--)
        {
            text.Write(Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
            if (random.Next(10) == 0)
            {
                text.WriteByte((byte)random.Next(128, 256));
            }
        }

        return text.ToArray();
    }

    public static List<byte[]> Lines(byte[] text)
    {
        List<byte[]> lines = [];
        ReadOnlySpan<byte> rest = text;
        bool first = true;
        while (rest.Length > 0)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            line = line is [.., (byte)'\r'] ? line[..^1] : line;
            if (first && line.StartsWith(Encoding.UTF8.Preamble))
            {
                line = line[3..];
            }

            first = false;
            lines.Add(line.ToArray());
        }

        return lines;
    }

    public static byte[] Gzip(byte[] text, Random random)
    {
        MemoryStream bytes = new();
        int cut = random.Next(text.Length + 1);
        foreach (byte[] member in new[] { text[..cut], text[cut..] }.Where(static m => m.Length > 0))
        {
            using GZipStream gzip = new(bytes, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(member);
        }

        return bytes.ToArray();
    }
}
