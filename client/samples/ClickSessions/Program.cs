using System.Globalization;
using OrleansFlow.Samples;
using OrleansFlow.Samples.ClickSessions;

return await SampleProgram.RunAsync(
    "ClickSessions",
    args,
    ["--input <file|directory>"],
    static (environment, options) => ClickSessionsJob.Define(environment, options["--input"], options["--output"]),
    static result => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.GetAccumulatorResult<long>(ParseClicks.Clicks)} clicks, {result.GetAccumulatorResult<long>(ParseClicks.Malformed)} malformed lines, {result.NetRuntime.TotalSeconds:F1} s"));
