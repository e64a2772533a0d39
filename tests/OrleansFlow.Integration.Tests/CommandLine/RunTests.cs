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
    public async Task AProjectIsBuiltAndRunWithTheOptionsBeforeItAndTheArgumentsBehindIt()
    {
        string folder = _directory["my project"];
        UserProject.Write(folder);

        ProcessResult byFolder = await Programs.OflowAsync("run", "-p", "2", "-D", "my.key=a=b", folder, "-p", "x", "--help");
        ProcessResult byFile = await Programs.OflowAsync("run", "-Dmy.key=c", "--parallelism=1", Path.Combine(folder, "Doubling.csproj"));
        ProcessResult byClass = await Programs.OflowAsync("run", "--class", "Other", Path.Combine(folder, "bin", "Release", "net10.0", "Doubling.dll"));

        Assert.True(byFolder.ExitCode == 3, $"The exit code is the program's: {byFolder}");
        Assert.Contains("arguments: -p|x|--help", byFolder.Output, StringComparison.Ordinal);
        Assert.Contains("parallelism: 2, option: a=b", byFolder.Output, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 10).Select(static n => n * 2), Printed(byFolder).Order());
        Assert.Contains("parallelism: 1, option: c", byFile.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 10).Select(static n => n * 2), Printed(byFile));
        Assert.Equal("the other one", byClass.AssertSucceeded().Output.Trim());
    }

    [Fact]
    public async Task TheProgramOfTheReadmeCountsWords()
    {
        string readme = File.ReadAllText(Path.Combine(RepositoryRoot(), "README.md"));
        UserProject.Write(_directory["program"], readme.Split("```csharp\n")[1].Split("```")[0]);
        Directory.CreateDirectory(_directory["books"]);
        File.WriteAllText(Path.Combine(_directory["books"], "one.txt"), "Call me Ishmael\ncall me later\n");

        ProcessResult result = await Programs.EndOfAsync(Programs.Start("oflow.dll", ["run", "-p", "1", "program"], _directory.Path));

        Assert.Contains("(call, 2)", result.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Contains("(ishmael, 1)", result.Output, StringComparison.Ordinal);
        Assert.EndsWith(" s", result.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AJobInThisProcessIsWaitedForAlsoWhenTheProgramDoesNot()
    {
        ProcessResult good = await RunUnwaitedAsync("1");
        ProcessResult bad = await RunUnwaitedAsync("0");

        Assert.Contains("last> 19", good.AssertSucceeded().Output, StringComparison.Ordinal);
        bad.AssertRefused("operator 'Map (1/1)#0'", "DivideByZeroException");

        static Task<ProcessResult> RunUnwaitedAsync(string divisor) => Programs.OflowAsync(
            "run", "-p", "1", "--class", typeof(UnwaitedProgram).FullName!, typeof(UnwaitedProgram).Assembly.Location, divisor);
    }

    [Fact]
    public async Task AProjectThatDoesNotBuildSaysWhereTheCompilerStopped()
    {
        UserProject.Write(_directory["broken"], "nonsense;");

        ProcessResult result = await Programs.OflowAsync("run", _directory["broken"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Doubling.csproj' does not build", result.Error, StringComparison.Ordinal);
        Assert.Contains("Program.cs(1,1): error CS", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheJobHasTheIdThatIsAskedFor()
    {
        string id = "0123456789abcdef0123456789abcdef";
        File.WriteAllText(_directory["in.txt"], "word");

        ProcessResult result = await Programs.OflowAsync("run", "--job-id", id, Programs.PathOf("WordCount.dll"), "--input", _directory["in.txt"], "--output", _directory["out"]);

        Assert.Contains($"JobID {id}", result.AssertSucceeded().Output, StringComparison.Ordinal);
    }

    [EmbeddedFact]
    public async Task DetachedSaysThatItNeedsThePackages()
    {
        (await Programs.OflowAsync("run", "-d", Programs.PathOf("WordCount.dll"))).AssertRefused("packages");
        (await Programs.OflowAsync("run", "-d", "-m", "127.0.0.1:30000", Programs.PathOf("WordCount.dll"), "--input", _directory.Path, "--output", _directory["out"]))
            .AssertRefused("packages");
    }

    [Fact]
    public async Task RunExecutesAProgramInThisProcessWithItsOwnArguments()
    {
        File.WriteAllText(_directory["in.txt"], "one two two");

        ProcessResult result = await Programs.OflowAsync("run", "-p", "2", Programs.PathOf("WordCount.dll"), "--input", _directory["in.txt"], "--output", _directory["out"]);

        Assert.Contains("3 words", result.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Contains("Job has been submitted with JobID", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--nope'", "run", "--nope", "WordCount.dll")]
    [InlineData("a whole number", "run", "-p", "many", "WordCount.dll")]
    [InlineData("'program'", "run")]
    [InlineData("'nonsense'", "nonsense")]
    [InlineData("'-p'", "info", "-p")]
    [InlineData("'job'", "cancel")]
    public async Task WhatCannotBeUnderstoodIsRefusedInOneSentence(string said, params string[] arguments) =>
        (await Programs.OflowAsync(arguments)).AssertRefused(said);

    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("help", "run")]
    public async Task HelpNamesTheCommands(params string[] arguments) =>
        Assert.Contains("<program>", (await Programs.OflowAsync(arguments)).AssertSucceeded().Output, StringComparison.Ordinal);

    // Lines of Print: "1> 4", or "4" where there is one subtask.
    private static IEnumerable<int> Printed(ProcessResult result) =>
        result.Output.Split('\n').Select(static line => int.TryParse(line[(line.IndexOf('>', StringComparison.Ordinal) + 1)..], out int number) ? number : 0).Where(static number => number > 0);

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "OrleansFlow.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
