using System.Globalization;
using OrleansFlow.Samples;
using OrleansFlow.Samples.SensorAlert;

return await SampleProgram.RunAsync(
    "SensorAlert",
    args,
    ["--input <file|directory>"],
    static (environment, options) => SensorAlertJob.Define(environment, options["--input"], options["--output"]),
    static result => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.GetAccumulatorResult<long>(WatchSensor.Readings)} readings, {result.GetAccumulatorResult<long>(WatchSensor.Alerts)} alerts, {result.NetRuntime.TotalSeconds:F1} s"));
