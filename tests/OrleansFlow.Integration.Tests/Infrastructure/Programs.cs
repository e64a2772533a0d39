using System.Diagnostics;

namespace OrleansFlow.Integration.Tests.Infrastructure;

/// <summary>Runs the product's programs as a user does: as processes of their own.</summary>
internal static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly);

    public static Task<ProcessResult> WordCountAsync(params string[] arguments) => RunAsync("WordCount.dll", arguments);

    public static Task<ProcessResult> OflowAsync(params string[] arguments) => RunAsync("oflow.dll", arguments);

    public static Task<ProcessResult> SiloHostAsync(params string[] arguments) => RunAsync("OrleansFlow.SiloHost.dll", arguments);

    public static Process Start(string assembly, IEnumerable<string> arguments, string? directory = null, string[]? launcher = null, KeyValuePair<string, string>? environment = null)
    {
        string[] command = [.. launcher ?? [], "dotnet", "exec", PathOf(assembly), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = directory ?? Path.GetTempPath(),
        };
        if (environment is { } variable)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
    }

    public static Task<ProcessResult> RunAsync(string assembly, params string[] arguments) => RunAsync([], assembly, arguments);

    /// <summary>Runs a program by another one, such as setpriv with its options.</summary>
    public static Task<ProcessResult> RunAsync(string[] launcher, string assembly, params string[] arguments) =>
        EndOfAsync(Start(assembly, arguments, launcher: launcher));

    /// <summary>Waits for the end of a program, and disposes of it.</summary>
    public static async Task<ProcessResult> EndOfAsync(Process process)
    {
        using Process _ = process;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return new ProcessResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', process.StartInfo.ArgumentList)} had not ended after {Patience}.");
        }
    }
}
