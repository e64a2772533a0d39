using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.WordCounts;

public sealed class WordCountTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task TheCountsOfAnyTextAreThoseOfAPlainProgram(int parallelism)
    {
        string input = _directory["input"];
        WriteTexts(input, new Random(parallelism));

        ProcessResult result = await Programs.WordCountAsync("--input", input, "--output", _directory["output"], "--parallelism", $"{parallelism}");

        Dictionary<string, long> expected = PlainWordCount.Of(Directory.GetFiles(input, "*.txt"));
        Assert.Equal(expected, CountFiles.Read(AssertSummary(result, expected)));
    }

    [Fact]
    public async Task AThousandSmallFilesAndEmptyOnesAreCounted()
    {
        string input = _directory["input"];
        Directory.CreateDirectory(input);
        for (int i = 0; i < 1000; i++)
        {
            File.WriteAllText(Path.Combine(input, $"{i:000}.txt"), i % 10 == 0 ? "" : $"file {i} of many\nwithout a last line end {i % 7}");
        }

        ProcessResult result = await Programs.WordCountAsync("--input", input, "--output", _directory["output"], "--parallelism", "2");

        Dictionary<string, long> expected = PlainWordCount.Of(Directory.GetFiles(input));
        Assert.Equal(expected, CountFiles.Read(AssertSummary(result, expected)));
    }

    [Fact]
    public async Task ALargeFileIsReadInSplitsAndCountedOnce()
    {
        string input = _directory["large.txt"];
        var random = new Random(5);
        using (var writer = new StreamWriter(input))
        {
            for (int i = 0; i < 400_000; i++)
            {
                writer.WriteLine($"line {i % 1000} läuft über den Rand w{random.Next(20_000)} {(i % 17 == 0 ? "\r" : "")}ende");
            }
        }

        ProcessResult result = await Programs.WordCountAsync("--input", input, "--output", _directory["output"], "--parallelism", "2");

        Dictionary<string, long> expected = PlainWordCount.Of(input);
        Assert.Equal(expected, CountFiles.Read(AssertSummary(result, expected)));
    }

    [Fact]
    public async Task AFileLargerThanTheHeapIsStreamed()
    {
        const int DifferentWords = 1000;
        string input = _directory["larger.txt"];
        var expected = new Dictionary<string, long>();
        using (var writer = new StreamWriter(input))
        {
            for (int line = 0; line < 1_400_000; line++)
            {
                for (int i = 0; i < 10; i++)
                {
                    string word = $"größe{((line * 7) + i) % DifferentWords}";
                    expected[word] = expected.GetValueOrDefault(word) + 1;
                    writer.Write(word);
                    writer.Write(i == 9 ? '\n' : ' ');
                }
            }
        }

        const int HeapLimit = 64 * 1024 * 1024;
        Assert.True(new FileInfo(input).Length > 2 * HeapLimit);

        Process process = Programs.Start("WordCount.dll", ["--input", input, "--output", _directory["output"], "--parallelism", "2"], environment: new("DOTNET_GCHeapHardLimit", $"{HeapLimit:x}"));
        ProcessResult result = await Programs.EndOfAsync(process);

        Assert.Equal(expected, CountFiles.Read(AssertSummary(result, expected)));
    }

    [Fact]
    public async Task GzipFilesAreCountedLikeTheirContent()
    {
        string plain = _directory["plain.txt"];
        File.WriteAllText(plain, string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"zipped word{i % 50}")));
        string input = _directory["input"];
        Directory.CreateDirectory(input);
        using (FileStream source = File.OpenRead(plain))
        using (var target = new GZipStream(File.Create(Path.Combine(input, "plain.txt.gz")), CompressionLevel.Fastest))
        {
            source.CopyTo(target);
        }

        ProcessResult result = await Programs.WordCountAsync("--input", input, "--output", _directory["output"], "--parallelism", "2");

        Dictionary<string, long> expected = PlainWordCount.Of(plain);
        Assert.Equal(expected, CountFiles.Read(AssertSummary(result, expected)));
    }

    private string AssertSummary(ProcessResult result, Dictionary<string, long> expected)
    {
        Assert.Contains($"{expected.Values.Sum()} words", result.AssertSucceeded().Output, StringComparison.Ordinal);
        return _directory["output"];
    }

    private static void WriteTexts(string directory, Random random)
    {
        Directory.CreateDirectory(directory);
        string[] words = ["the", "The", "ÉCLAIR", "éclair", "Straße", "ΣΊΣΥΦΟΣ", "日本語", "𐐀𐐨", "İstanbul", "don't", "x2", "٣", "naïve—word", "🙂smile"];
        string[] separators = [" ", "\n", "\r\n", "\t", "  ", "\n\n", "\u00a0", "\u2028", "\r"];
        for (int file = 0; file < 6; file++)
        {
            var text = new StringBuilder(file == 0 ? "\ufeff" : "");
            for (int i = random.Next(3000); i >= 0; i--)
            {
                text.Append(words[random.Next(words.Length)]).Append(separators[random.Next(separators.Length)]);
            }

            byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
            for (int damage = file == 5 ? 200 : 0; damage > 0 && bytes.Length > 0; damage--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(128, 256);
            }

            File.WriteAllBytes(Path.Combine(directory, $"{file}.txt"), bytes);
        }

        File.WriteAllBytes(Path.Combine(directory, "empty.txt"), []);
    }
}
