using System.Diagnostics;
using System.Globalization;

namespace OrleansFlow.Simulation.Tests.WordCounts;

public sealed class DeterminismTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oflow-simulation-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(20260111)]
    public void TheSameSeedGivesTheSameTraceInTwoProcesses(ulong seed)
    {
        (string firstHash, string first) = RunProcess(seed);
        (string secondHash, string second) = RunProcess(seed);

        Traces.AssertSame(first, second);
        Assert.Equal(firstHash, secondHash);
    }

    [Fact]
    public void TheTraceOfAJobShowsItsDataOnTheWayBetweenSilos()
    {
        SimulatedRun run = SimulatedWordCount.Run(5, new WordCountSettings());

        foreach (string silo in (string[])["Primary", "Secondary_1"])
        {
            int segments = run.Trace.Split('\n').Count(line => line.Contains($" {silo} send-request ", StringComparison.Ordinal) && line.Contains(" PushAsync ", StringComparison.Ordinal));
            Assert.True(segments > 5, $"{silo} sent {segments} segments.");
        }

        Assert.Equal(PlainWordCount.Counts, run.Counts);
    }

    [Fact]
    public void TheSameSeedGivesTheSameTraceTwiceInOneProcess()
    {
        SimulatedRun first = SimulatedWordCount.Run(7, new WordCountSettings());
        SimulatedRun second = SimulatedWordCount.Run(7, new WordCountSettings());

        Traces.AssertSame(first.Trace, second.Trace);
        Assert.Equal(first.Hash, second.Hash);
    }

    [Fact]
    public void OtherSeedsGiveOtherInterleavingsOfTheSameCounts()
    {
        SimulatedRun[] runs = [.. Enumerable.Range(1, 5).Select(static seed => SimulatedWordCount.Run((ulong)seed, new WordCountSettings()))];

        Assert.Equal(5, runs.Select(static run => run.Hash).Distinct().Count());
        Assert.Equal(5, runs.Select(static run => string.Join('\n', run.Updates)).Distinct().Count());
        Assert.All(runs, static run => Assert.Equal(PlainWordCount.Counts, run.Counts));
    }

    private (string Hash, string Trace) RunProcess(ulong seed)
    {
        string trace = Path.Combine(_directory.FullName, "trace.txt");
        string output = Path.Combine(_directory.FullName, "output");
        string[] arguments = ["exec", typeof(Program).Assembly.Location, "trace", seed.ToString(CultureInfo.InvariantCulture), output, trace];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string hash = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());

        // The next run has the same paths, which are part of the job and so of its trace.
        Directory.Delete(output, recursive: true);
        return (hash, File.ReadAllText(trace));
    }
}
