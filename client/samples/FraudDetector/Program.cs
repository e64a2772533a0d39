using System.Globalization;
using OrleansFlow.Samples;
using OrleansFlow.Samples.FraudDetector;

return await SampleProgram.RunAsync(
    "FraudDetector",
    args,
    ["--input <file|directory>", "--rules <file>"],
    static (environment, options) => FraudDetectorJob.Define(environment, options["--input"], options["--rules"], options["--output"]),
    static result => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.GetAccumulatorResult<long>(ApplyRules.Transactions)} transactions, {result.GetAccumulatorResult<long>(ApplyRules.Alerts)} alerts, {result.NetRuntime.TotalSeconds:F1} s"));
