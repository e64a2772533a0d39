namespace OrleansFlow.Cli.Programs;

/// <summary>The program itself threw; its author needs to know where.</summary>
internal sealed class ProgramFailedException(Exception exception) : Exception($"the program failed with {Describe(exception)}", exception)
{
    /// <summary>Where it was thrown, as far as the program goes.</summary>
    public string Place => string.Join(
        Environment.NewLine,
        (InnerException!.StackTrace ?? string.Empty).Split(Environment.NewLine).TakeWhile(static frame =>
            !frame.Contains("at System.Reflection.", StringComparison.Ordinal) && !frame.Contains($"at {typeof(ProgramEntry).FullName}.", StringComparison.Ordinal)));

    private static string Describe(Exception exception) => exception.InnerException is { } cause
        ? $"{exception.GetType()}: {exception.Message}, caused by {Describe(cause)}"
        : $"{exception.GetType()}: {exception.Message}";
}
