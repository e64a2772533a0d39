namespace OrleansFlow.Integration.Tests.Infrastructure;

/// <summary>What a process ended with.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>The process refused its input: one line of explanation, and an exit code.</summary>
    public void AssertRefused(params string[] said)
    {
        Assert.True(ExitCode != 0, $"Exit code 0. Output: {Output} Error: {Error}");
        string[] lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length == 1, $"One line was expected: {Error} {Output}");
        Assert.All(said, text => Assert.Contains(text, lines[0], StringComparison.OrdinalIgnoreCase));
    }

    public ProcessResult AssertSucceeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}. Output: {Output} Error: {Error}");
        return this;
    }
}
