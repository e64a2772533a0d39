using System.Diagnostics;
using System.Globalization;

namespace OrleansFlow.Simulation.Tests.WordCounts;

public sealed class DeterminismTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oflow-simulation-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("trace", 1)]
    [InlineData("trace", 20260111)]
    [InlineData("trace-faults", 6)]
    [InlineData("trace-faults", 77)]
    public void TheSameSeedGivesTheSameTraceInTwoProcesses(string what, ulong seed)
    {
        (string firstHash, string first) = RunProcess(what, seed);
        (string secondHash, string second) = RunProcess(what, seed);

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

        Assert.Equal(PlainWordCount.Counts, run.Output.Counts);
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
        Assert.Equal(5, runs.Select(static run => string.Join('\n', run.Output.Updates)).Distinct().Count());
        Assert.All(runs, static run => Assert.Equal(PlainWordCount.Counts, run.Output.Counts));
    }

    private (string Hash, string Trace) RunProcess(string what, ulong seed)
    {
        string trace = Path.Combine(_directory.FullName, "trace.txt");
        string output = Path.Combine(_directory.FullName, "output");
        string[] arguments = ["exec", typeof(Program).Assembly.Location, what, seed.ToString(CultureInfo.InvariantCulture), output, trace];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string hash = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());

        // The next run has the same paths, which are part of the job and so of its trace.
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        return (hash, File.ReadAllText(trace));
    }
}
