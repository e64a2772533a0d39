using System.Globalization;
using OrleansFlow.Samples;
using OrleansFlow.Samples.WordCount;

return await SampleProgram.RunAsync(
    "WordCount",
    args,
    ["--input <file|directory>"],
    static (environment, options) => WordCountJob.Define(environment, options["--input"], options["--output"]),
    static result =>
    {
        long lines = result.GetAccumulatorResult<long>(SplitLines.Lines);
        long words = result.GetAccumulatorResult<long>(SplitLines.Words);
        double seconds = Math.Max(result.NetRuntime.TotalSeconds, 0.001);
        return string.Create(CultureInfo.InvariantCulture, $"{lines} lines, {words} words, {seconds:F1} s, {words / seconds:F0} words/s");
    });
