using System.Globalization;
using OrleansFlow;
using OrleansFlow.Execution;
using OrleansFlow.Samples.WordCount;

(WordCountOptions options, string? error) = WordCountOptions.Parse(args);
if (error is not null)
{
    Console.Error.WriteLine($"WordCount: {error} {WordCountOptions.Usage}");
    return 2;
}

try
{
    OutputDirectory.Prepare(options.Output, options.Overwrite);
    StreamExecutionEnvironment environment = WordCountJob.CreateEnvironment(options);
    WordCountJob.Define(environment, options.Input, options.Output);
    JobExecutionResult result = await environment.ExecuteAndWaitAsync("WordCount");

    long lines = result.GetAccumulatorResult<long>(SplitLines.Lines);
    long words = result.GetAccumulatorResult<long>(SplitLines.Words);
    double seconds = Math.Max(result.NetRuntime.TotalSeconds, 0.001);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines} lines, {words} words, {seconds:F1} s, {words / seconds:F0} words/s"));
    return 0;
}
catch (Exception exception) when (exception is OrleansFlowException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"WordCount: {exception.Message}");
    return 1;
}
