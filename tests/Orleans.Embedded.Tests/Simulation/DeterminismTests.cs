using System.Diagnostics;

namespace Orleans.Embedded.Tests.Simulation;

public sealed class DeterminismTests
{
    [Fact]
    public void TheSameSeedGivesTheSameTraceTwiceInOneProcess()
    {
        var first = Bank.Simulate(7);
        var second = Bank.Simulate(7);
        Assert.True(first.Trace.Length > 1000);
        AssertSame(first.Trace, second.Trace);
        Assert.Equal(first.Hash, second.Hash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20260111)]
    public void TheSameSeedGivesTheSameTraceInTwoProcesses(ulong seed)
    {
        var here = Bank.Simulate(seed).Trace;
        AssertSame(here, TraceOfChild(seed));
        AssertSame(here, TraceOfChild(seed));
    }

    [Fact]
    public void OtherSeedsGiveOtherInterleavings()
    {
        var hashes = Enumerable.Range(1, 10).Select(seed => Bank.Simulate((ulong)seed).Hash).ToHashSet();
        Assert.Equal(10, hashes.Count);
    }

    [Fact]
    public void NoPaymentIsLostInAnyInterleaving()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            Assert.Equal(Bank.Accounts * 1000, Bank.Simulate(seed).Total);
        }
    }

    private static string TraceOfChild(ulong seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && path.EndsWith("dotnet", StringComparison.Ordinal) ? path : "dotnet", [typeof(Program).Assembly.Location, "trace", seed.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var trace = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return trace[..^Environment.NewLine.Length];
    }

    private static void AssertSame(string expected, string actual)
    {
        var ours = expected.Split('\n');
        var theirs = actual.Split('\n');
        for (var i = 0; i < Math.Min(ours.Length, theirs.Length); i++)
        {
            Assert.True(ours[i] == theirs[i], $"line {i}: '{ours[i]}' against '{theirs[i]}'");
        }

        Assert.Equal(ours.Length, theirs.Length);
    }
}
