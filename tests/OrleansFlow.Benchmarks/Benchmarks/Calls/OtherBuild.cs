using System.Diagnostics;
using OrleansFlow.TestRunner;

namespace OrleansFlow.Benchmarks.Benchmarks.Calls;

/// <summary>This program, built with the other Orleans runtime.</summary>
internal static class OtherBuild
{
    private const string Project = "tests/OrleansFlow.Benchmarks";

    /// <summary>Builds it and runs it.</summary>
    /// <param name="runtime">The other runtime, as the build names it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote; null if the runtime's packages cannot be restored.</returns>
    public static async Task<string?> RunAsync(string runtime, params string[] arguments)
    {
        string root = RepositoryRoot.Find();
        string property = $"-p:OrleansRuntime={runtime}";

        // What `oflow` found out about this clone, so that a registry without the packages is not asked again.
        string probe = Path.Combine(root, "artifacts", "orleans-probe");
        bool isKnownToLack = runtime == "packages" && File.Exists(probe) && (await File.ReadAllTextAsync(probe)).Trim() != runtime;
        if (isKnownToLack || (await DotnetAsync(root, "restore", Project, property, "-v", "q")).ExitCode != 0)
        {
            return null;
        }

        (int built, string messages) = await DotnetAsync(root, "build", Project, "-c", "Release", "--no-restore", "-v", "q", "-clp:NoSummary", property);
        if (built != 0)
        {
            throw new InvalidOperationException($"The benchmarks do not build with OrleansRuntime={runtime}:{Environment.NewLine}{messages}");
        }

        string program = Path.Combine(root, "artifacts", runtime, "bin", "OrleansFlow.Benchmarks", "release", "OrleansFlow.Benchmarks.dll");
        (int exit, string output) = await DotnetAsync(root, [program, .. arguments]);
        return exit == 0 ? output : throw new InvalidOperationException($"The benchmark failed with OrleansRuntime={runtime}, exit code {exit}.");
    }

    // Errors of the program go where ours go.
    private static async Task<(int ExitCode, string Output)> DotnetAsync(string root, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
