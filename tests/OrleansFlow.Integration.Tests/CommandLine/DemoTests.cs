using System.Globalization;
using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.CommandLine;

/// <summary>oflow demo shows what its job did, and ends by itself.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task TheLastDisplayHasAllRecordsOfAllVertices()
    {
        for (int i = 0; i < 20; i++)
        {
            File.WriteAllText(_directory[$"{i}.txt"], string.Concat(Enumerable.Range(0, 100).Select(line => $"the line {line}\n")));
        }

        ProcessResult result = (await Programs.OflowAsync("demo", "--input", _directory.Path)).AssertSucceeded();

        Assert.DoesNotContain("\u001b", result.Output, StringComparison.Ordinal);
        Assert.Contains("6,000 words, 102 different ones", result.Output, StringComparison.Ordinal);
        Assert.Contains("2,000  the", result.Output, StringComparison.Ordinal);
        long[][] records = [.. result.Output.Split('\n').Where(static line => line.Contains("FINISHED", StringComparison.Ordinal) && line.StartsWith('│')).Select(Records)];
        Assert.Equal([[0, 6000], [6000, 6000], [6000, 0]], records);
    }

    [Fact]
    public async Task TheDemoEndsAfterTheTimeThatIsAskedFor()
    {
        File.WriteAllText(_directory["in.txt"], string.Concat(Enumerable.Range(0, 200_000).Select(line => $"the line {line}\n")));

        ProcessResult result = (await Programs.OflowAsync("demo", "--input", _directory.Path, "--duration", "0.01")).AssertSucceeded();

        Assert.Contains("different ones", result.Output, StringComparison.Ordinal);
    }

    // Columns: vertex, records in, records out, records/s, subtasks.
    private static long[] Records(string row) =>
        [.. row.Split('│', StringSplitOptions.TrimEntries)[2..4].Select(static cell => long.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
}
