using System.Diagnostics;

namespace OrleansFlow.TestRunner;

/// <summary>Builds the solution on each runtime asked for, runs every test project on it, and sums up.</summary>
internal sealed class TestRun(RunnerOptions options, string root)
{
    public async Task<int> RunAsync()
    {
        var suites = new List<SuiteResult>();
        bool broken = false;
        foreach (string runtime in await RuntimesAsync())
        {
            Console.WriteLine($"== Orleans runtime: {runtime}");
            if (await DotnetAsync(runtime, "build", "OrleansFlow.sln", "-c", "Release", "-v", "q", "-clp:NoSummary") != 0)
            {
                Console.WriteLine($"The build on {runtime} failed.");
                broken = true;
                continue;
            }

            foreach (string project in Projects())
            {
                SuiteResult suite = await RunProjectAsync(project, runtime);
                Console.WriteLine($"   {suite.Name}: {suite.Passed} passed, {suite.Failed} failed, {suite.Skipped.Count} skipped ({suite.Duration.TotalSeconds:F0} s)");
                suites.Add(suite);
            }
        }

        foreach (IGrouping<string, (string Test, string Reason)> skip in suites.SelectMany(s => s.Skipped).GroupBy(s => s.Reason))
        {
            Console.WriteLine($"skipped: {skip.Count()} × {skip.Key}");
        }

        int failed = suites.Sum(s => s.Failed) + (broken ? 1 : 0);
        Console.WriteLine($"{suites.Sum(s => s.Passed)} passed, {failed} failed, {suites.Sum(s => s.Skipped.Count)} skipped");
        return failed == 0 && suites.Sum(s => s.Passed) > 0 ? 0 : 1;
    }

    private async Task<IReadOnlyList<string>> RuntimesAsync()
    {
        if (options.Runtime != "all")
        {
            return [options.Runtime];
        }

        if (await RestoresAsync())
        {
            return ["embedded", "packages"];
        }

        Console.WriteLine("The pinned Orleans packages do not restore here: the suites run on the embedded runtime only (tests of several processes need the packages).");
        return ["embedded"];
    }

    private async Task<bool> RestoresAsync()
    {
        string probe = Path.Combine(root, "artifacts", "orleans-probe");
        return File.Exists(probe)
            ? (await File.ReadAllTextAsync(probe)).Trim() == "packages"
            : await DotnetAsync("packages", "restore", "build/OrleansProbe/OrleansProbe.csproj", "-v", "q", "-clp:ErrorsOnly;NoSummary") == 0;
    }

    // Folders below the root; those of samples have tests as users write them.
    private IEnumerable<string> Projects() =>
        new[] { "tests", "client/samples" }
            .SelectMany(parent => Directory.EnumerateDirectories(Path.Combine(root, parent), "*.Tests"))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetRelativePath(root, folder).Replace('\\', '/'))
            .Where(folder => options.Project is null || Path.GetFileName(folder).Contains(options.Project, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);

    private async Task<SuiteResult> RunProjectAsync(string folder, string runtime)
    {
        string project = Path.GetFileName(folder);
        string results = Path.Combine(root, "artifacts", runtime, "test-results", project);
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        var arguments = new List<string>
        {
            "test", folder, "-c", "Release", "--no-build", "--nologo", "-v", "q",
            "--logger", "trx", "--logger", "console;verbosity=minimal", "--results-directory", results,
            "--blame-hang", "--blame-hang-timeout", "10m", "--blame-hang-dump-type", "none",
        };
        if (options.Filter is not null)
        {
            arguments.AddRange(["--filter", options.Filter]);
        }

        var watch = Stopwatch.StartNew();
        int exit = await DotnetAsync(runtime, [.. arguments]);
        return TrxFile.Read(results, $"{project} ({runtime})", watch.Elapsed, exit);
    }

    private async Task<int> DotnetAsync(string runtime, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = root };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add($"-p:OrleansRuntime={runtime}");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
