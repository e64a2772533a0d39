using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.BadInputs;

/// <summary>Files and directories that the user may not read or write are named in one sentence.</summary>
public sealed class PermissionTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Open = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryDirectory _directory = new();

    public PermissionTests()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_directory.Path, Open | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        }

        Directory.CreateDirectory(Path.Combine(Locked, "inside"));
        File.WriteAllText(Path.Combine(Locked, "in.txt"), "word");
        File.WriteAllText(_directory["in.txt"], "word");
        Lock();
    }

    private string Locked => _directory["locked"];

    public void Dispose()
    {
        SetMode(OwnerOnly);
        _directory.Dispose();
    }

    [UnprivilegedFact]
    public async Task AnInputDirectoryThatCannotBeReadIsNamed() =>
        (await CountAsync(Locked, _directory["out"])).AssertRefused(Locked, "cannot be read");

    [UnprivilegedFact]
    public async Task AnInputFileInADirectoryThatCannotBeEnteredIsNotCalledMissing() =>
        (await CountAsync(Path.Combine(Locked, "in.txt"), _directory["out"])).AssertRefused(Locked, "cannot be read", "denied");

    [UnprivilegedFact]
    public async Task AnOutputDirectoryThatCannotBeWrittenIsNamed() =>
        (await CountAsync(_directory["in.txt"], Path.Combine(Locked, "out"))).AssertRefused(Locked, "cannot be created", "denied");

    [UnprivilegedFact]
    public async Task AProgramThatCannotBeReadIsNamed() =>
        (await Unprivileged.RunAsync("oflow.dll", "run", Locked)).AssertRefused(Locked, "cannot be read");

    [UnprivilegedFact]
    public async Task ADemoOfADirectoryThatCannotBeReadNamesIt() =>
        (await Unprivileged.RunAsync("oflow.dll", "demo", "--input", _directory.Path)).AssertRefused(Locked, "cannot be read");

    private static Task<ProcessResult> CountAsync(string input, string output) =>
        Unprivileged.RunAsync("WordCount.dll", "--input", input, "--output", output, "--parallelism", "2");

    // The owner is locked out as well, unless it is root: then nobody runs the programs.
    private void Lock() => SetMode(UnixFileMode.None);

    private void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Locked, mode);
        }
    }
}
