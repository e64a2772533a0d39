using System.Text.RegularExpressions;

namespace OrleansFlow.Architecture.Tests;

/// <summary>
/// A job can be replayed from a seed because everything in it runs on the scheduler, the clock and the chance that the silo
/// supplies (RuntimeServices). What would go around them is looked for in the source.
/// </summary>
public sealed partial class SeamTests
{
    /// <summary>Files that may: the system's own side of the seams, and what no silo runs.</summary>
    private static readonly string[] Allowed =
    [
        "OrleansFlow.Abstractions/Runtime/ThreadPoolWorkScheduler.cs",
        "OrleansFlow.Abstractions/Runtime/RuntimeServices.cs",
        "OrleansFlow.Hosting/Silos/RuntimeServicesFactory.cs",
    ];

    public static TheoryData<string, string> Forbidden => new()
    {
        { @"\bTask\.Run\b|\bThreadPool\.|\bnew Thread\(|\bTaskScheduler\.Default\b|\bParallel\.For", "IWorkScheduler" },
        { @"\.ConfigureAwait\(false\)|ConfigureAwaitOptions\.(None|ForceYielding)|ConfigureAwait\((?!.*ContinueOnCapturedContext)", "a wait that comes back to its scheduler" },
        { @"\bGuid\.(NewGuid|CreateVersion7)\b|\bRandom\.Shared\b|\bnew Random\(\)|\bRandomNumberGenerator\.", "RuntimeServices.CreateRandom" },
        { @"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b|\bEnvironment\.TickCount|\bStopwatch\b", "RuntimeServices.Time" },
        { @"\bThread\.(Sleep|SpinWait|Yield)\b|\bTask\.Delay\((?![^;]*,)|\bnew (System\.Threading\.)?Timer\(|\bnew PeriodicTimer\([^,]*\)|\.CancelAfter\(", "a timer of RuntimeServices.Time" },
        { @"\b_\w+\.CancelAsync\(\)", "CancelAsync with the scheduler: without, callbacks run on the thread pool" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void TheProductGoesAroundNoSeam(string forbidden, string instead)
    {
        var pattern = new Regex(forbidden);
        string source = Path.Combine(RepositoryRoot(), "src");
        string[] files = [.. Directory.EnumerateDirectories(source, "OrleansFlow.*")
            .SelectMany(static project => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories))
            .Where(file => !Allowed.Contains(Name(file), StringComparer.Ordinal))];
        Assert.True(files.Length > 100, $"{files.Length} files were found in {source}.");

        IEnumerable<string> found = files.SelectMany(file => File.ReadLines(file).Select((line, index) => (Line: line, Number: index + 1))
            .Where(at => pattern.IsMatch(Comment().Replace(at.Line, "")))
            .Select(at => $"{Name(file)}({at.Number}): {at.Line.Trim()}"));
        string all = string.Join('\n', found);
        Assert.True(all.Length == 0, $"What runs in a silo uses {instead}:\n{all}");

        string Name(string file) => Path.GetRelativePath(source, file).Replace('\\', '/');
    }

    [Theory]
    [InlineData("Task.Run(Work);", 0)]
    [InlineData("await task.ConfigureAwait(false);", 1)]
    [InlineData("Guid id = Guid.NewGuid();", 2)]
    [InlineData("DateTime now = DateTime.UtcNow;", 3)]
    [InlineData("await Task.Delay(Pause);", 4)]
    [InlineData("await _stop.CancelAsync();", 5)]
    public void WhatGoesAroundASeamIsFound(string line, int pattern) => Assert.Matches((string)Forbidden.ElementAt(pattern)[0], line);

    [Theory]
    [InlineData("await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);", 1)]
    [InlineData("DateTimeOffset now = runtime.Time.GetUtcNow();", 3)]
    [InlineData("await Task.Delay(Pause, runtime.Time);", 4)]
    [InlineData("await _stop.CancelAsync(runtime.Scheduler);", 5)]
    public void WhatGoesThroughASeamIsNot(string line, int pattern) => Assert.DoesNotMatch((string)Forbidden.ElementAt(pattern)[0], line);

    private static string RepositoryRoot()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "OrleansFlow.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside of the repository.");
    }

    [GeneratedRegex("//.*$")]
    private static partial Regex Comment();
}
