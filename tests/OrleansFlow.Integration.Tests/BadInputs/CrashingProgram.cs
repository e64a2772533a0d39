namespace OrleansFlow.Integration.Tests.BadInputs;

/// <summary>A program for the command line client: throws before it executes anything.</summary>
public static class CrashingProgram
{
    /// <summary>Throws.</summary>
    public static Task Main() => throw new InvalidOperationException("nothing works today", new IOException("the network is gone"));
}
