using System.Diagnostics;

namespace OrleansFlow.Integration.Tests.Infrastructure;

/// <summary>Runs programs as a user whom permissions bind: the tests' own, or nobody where the tests run as root.</summary>
internal static class Unprivileged
{
    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

    /// <summary>Why that is not possible here, or null.</summary>
    public static string? Missing { get; } =
        OperatingSystem.IsWindows() ? "Windows has other permissions"
        : !Environment.IsPrivilegedProcess ? null
        : CanNobodyRun() ? null
        : "the tests run as root, and nobody can run programs here (setpriv is missing, or dotnet or the tests' folder are not open to all)";

    public static Task<ProcessResult> RunAsync(string assembly, params string[] arguments) =>
        Programs.RunAsync(Environment.IsPrivilegedProcess ? AsNobody : [], assembly, arguments);

    private static bool CanNobodyRun()
    {
        try
        {
            using Process process = Process.Start(AsNobody[0], [.. AsNobody[1..], "sh", "-c", "test -r \"$0\" && command -v dotnet >/dev/null", Programs.PathOf("oflow.dll")]);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A test of permissions.</summary>
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        Skip = Unprivileged.Missing;
    }
}
