namespace OrleansFlow.Integration.Tests.CommandLine;

/// <summary>A program for the command line client that leaves its job alone: one that prints a line, or one that fails.</summary>
public static class UnwaitedProgram
{
    /// <summary>Submits the job.</summary>
    /// <param name="args">What each record is divided by.</param>
    public static async Task Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        long divisor = long.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromGenerator(static n => n, count: 20, recordsPerSecond: 40).Map(n => n / divisor).Filter(static n => n == 19).Print("last");
        await environment.ExecuteAsync("unwaited");
    }
}
