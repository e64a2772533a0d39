using OrleansFlow.Execution;

namespace OrleansFlow.Samples;

/// <summary>Runs a sample: reads the command line, executes the job, prints one line about it.</summary>
internal static class SampleProgram
{
    /// <summary>Runs a sample.</summary>
    /// <param name="sample">Its name.</param>
    /// <param name="args">The command line.</param>
    /// <param name="own">Its own options; <c>--output</c> is added, the directory that it writes to.</param>
    /// <param name="define">Writes the program down.</param>
    /// <param name="summary">What is printed at the end.</param>
    /// <returns>The exit code: 0, 1 for an error, 2 for a command line that is not understood.</returns>
    public static async Task<int> RunAsync(
        string sample, string[] args, string[] own, Action<StreamExecutionEnvironment, SampleOptions> define, Func<JobExecutionResult, string> summary)
    {
        string[] all = [.. own, "--output <directory>"];
        (SampleOptions options, string? error) = SampleOptions.Parse(args, all);
        if (error is not null)
        {
            Console.Error.WriteLine($"{sample}: {error} {SampleOptions.Usage(sample, all)}");
            return 2;
        }

        try
        {
            OutputDirectory.Prepare(options["--output"], options.Overwrite);
            StreamExecutionEnvironment environment = options.CreateEnvironment();
            define(environment, options);
            Console.WriteLine(summary(await environment.ExecuteAndWaitAsync(sample)));
            return 0;
        }
        catch (Exception exception) when (exception is OrleansFlowException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{sample}: {exception.Message}");
            return 1;
        }
    }
}
