using System.Diagnostics;
using System.Text.Json;

namespace OrleansFlow.Cli.Programs;

/// <summary>Finds the assembly of a program: a .dll as it is, a project after building it.</summary>
internal static class ProgramFile
{
    // A program is compiled against the runtime that it is run by.
#if ORLEANS_EMBEDDED
    private const string OrleansRuntime = "embedded";
#else
    private const string OrleansRuntime = "packages";
#endif

    /// <summary>The path of the assembly.</summary>
    /// <param name="program">A .dll, a project file, or a directory with one.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <exception cref="CommandException">There is no such program, or it does not build.</exception>
    public static async Task<string> ResolveAsync(string program, CancellationToken cancellationToken)
    {
        if (File.Exists(program))
        {
            return Path.GetExtension(program).ToLowerInvariant() switch
            {
                ".dll" => Path.GetFullPath(program),
                ".csproj" or ".fsproj" or ".vbproj" => await BuildAsync(program, cancellationToken),
                _ => throw new CommandException($"'{program}' is neither an assembly (.dll) nor a project."),
            };
        }

        if (!Directory.Exists(program))
        {
            throw new CommandException($"There is no program '{program}'.");
        }

        string[] projects = FindProjects(program);
        return projects.Length == 1
            ? await BuildAsync(projects[0], cancellationToken)
            : throw new CommandException($"The directory '{program}' holds {projects.Length} projects; name one.");
    }

    private static string[] FindProjects(string directory)
    {
        try
        {
            return Directory.GetFiles(directory, "*.*proj");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The directory '{directory}' cannot be read: {exception.Message}", exception);
        }
    }

    private static async Task<string> BuildAsync(string project, CancellationToken cancellationToken)
    {
        (int exit, string output) = await DotnetAsync(["build", project, "-c", "Release", "-v", "q", "-clp:NoSummary"], cancellationToken);
        if (exit != 0)
        {
            throw new CommandException($"The project '{project}' does not build:{Environment.NewLine}{Errors(output)}");
        }

        (exit, output) = await DotnetAsync(["msbuild", project, "-p:Configuration=Release", "-getProperty:TargetPath", "-getProperty:OutputType"], cancellationToken);
        if (exit != 0)
        {
            throw new CommandException($"The output of the project '{project}' cannot be found:{Environment.NewLine}{output.Trim()}");
        }

        using var json = JsonDocument.Parse(output);
        return json.RootElement.GetProperty("Properties").GetProperty("TargetPath").GetString()!;
    }

    // The compiler says each twice, and its summary besides.
    private static string Errors(string output)
    {
        string[] errors = [.. output.Split('\n', StringSplitOptions.TrimEntries).Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Distinct()];
        return errors.Length == 0 ? output.Trim() : string.Join(Environment.NewLine, errors);
    }

    private static async Task<(int Exit, string Output)> DotnetAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["OrleansRuntime"] = OrleansRuntime;
        using Process process = Process.Start(start) ?? throw new CommandException("'dotnet' does not start; the .NET SDK is needed to run a project.");
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output + await error);
    }
}
