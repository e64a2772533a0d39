using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.BadInputs;

/// <summary>What a user gets wrong on the command line is answered by one sentence and an exit code.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task AMissingInputFileIsNamed() =>
        (await Programs.WordCountAsync("--input", _directory["nowhere.txt"], "--output", _directory["out"])).AssertRefused("nowhere.txt");

    [Fact]
    public async Task AnOutputDirectoryThatIsNotEmptyIsLeftAlone()
    {
        File.WriteAllText(_directory["in.txt"], "word");
        Directory.CreateDirectory(_directory["out"]);
        File.WriteAllText(Path.Combine(_directory["out"], "mine"), "precious");

        ProcessResult result = await Programs.WordCountAsync("--input", _directory["in.txt"], "--output", _directory["out"]);

        result.AssertRefused("not empty", "--overwrite");
        Assert.Equal("precious", File.ReadAllText(Path.Combine(_directory["out"], "mine")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    public async Task AParallelismBelowOneIsRefused(string parallelism)
    {
        File.WriteAllText(_directory["in.txt"], "word");

        (await Programs.WordCountAsync("--input", _directory["in.txt"], "--output", _directory["out"], "--parallelism", parallelism))
            .AssertRefused("parallelism", parallelism);
    }

    [Fact]
    public async Task AMasterThatIsNoAddressIsRefused()
    {
        File.WriteAllText(_directory["in.txt"], "word");

        (await Programs.WordCountAsync("--input", _directory["in.txt"], "--output", _directory["out"], "--master", "nonsense")).AssertRefused("nonsense", "host:port");
    }

    [Fact]
    public async Task AProgramThatIsNotThereIsNamed() =>
        (await Programs.OflowAsync("run", _directory["nowhere.dll"])).AssertRefused("nowhere.dll");

    [Fact]
    public async Task AnOptionWithoutAValueIsRefused() =>
        (await Programs.OflowAsync("run", "-D", "novalue", Programs.PathOf("WordCount.dll"))).AssertRefused("key=value");

    [Fact]
    public async Task DetachedWithoutAClusterIsRefused() =>
        (await Programs.OflowAsync("run", "-d", Programs.PathOf("WordCount.dll"))).AssertRefused("-m host:port");

    [Fact]
    public async Task AJobIdThatIsNoneIsRefused() =>
        (await Programs.OflowAsync("cancel", "-m", "127.0.0.1:1", "xyz")).AssertRefused("xyz", "32 hexadecimal digits");

    [EmbeddedFact]
    public async Task WhatNeedsAnotherProcessSaysThatItNeedsThePackages()
    {
        (await Programs.OflowAsync("list", "-m", "127.0.0.1:30000")).AssertRefused("packages");
        (await Programs.OflowAsync("cancel", "-m", "127.0.0.1:30000", new string('a', 32))).AssertRefused("packages");
        (await Programs.SiloHostAsync("--Silo:Clustering", "Redis")).AssertRefused("packages");
    }

    [Fact]
    public async Task InfoPrintsThePlanAndExecutesNothing()
    {
        File.WriteAllText(_directory["in.txt"], "word");

        ProcessResult result = await Programs.OflowAsync("info", "-p", "3", Programs.PathOf("WordCount.dll"), "--input", _directory["in.txt"], "--output", _directory["out"]);

        using var plan = System.Text.Json.JsonDocument.Parse(result.AssertSucceeded().Output);
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
