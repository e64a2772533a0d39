namespace OrleansFlow.Cli.Programs;

/// <summary>The program itself threw; its author needs to know where.</summary>
internal sealed class ProgramFailedException(Exception exception)
    : Exception($"the program failed with {exception.GetType()}: {exception.Message}", exception)
{
    /// <summary>Where it was thrown.</summary>
    public string? Place => InnerException!.StackTrace;
}
