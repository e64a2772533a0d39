using System.Text.Json;
using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.CommandLine;

/// <summary>oflow run and oflow info do what they are asked for.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task InfoPrintsThePlanAndExecutesNothing()
    {
        File.WriteAllText(_directory["in.txt"], "word");

        ProcessResult result = await Programs.OflowAsync("info", "-p", "3", Programs.PathOf("WordCount.dll"), "--input", _directory["in.txt"], "--output", _directory["out"]);

        using var plan = JsonDocument.Parse(result.AssertSucceeded().Output);
        Assert.Equal(2, plan.RootElement.GetProperty("nodes").GetArrayLength());
        Assert.False(Directory.Exists(_directory["out"]));
    }

    [Fact]
    public async Task RunExecutesAProgramInThisProcessWithItsOwnArguments()
    {
        File.WriteAllText(_directory["in.txt"], "one two two");

        ProcessResult result = await Programs.OflowAsync("run", "-p", "2", Programs.PathOf("WordCount.dll"), "--input", _directory["in.txt"], "--output", _directory["out"]);

        Assert.Contains("3 words", result.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Contains("Job has been submitted with JobID", result.Output, StringComparison.Ordinal);
    }
}
