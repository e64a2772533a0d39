using OrleansFlow.Sinks;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Samples.SensorAlert;

/// <summary>The program: readings of sensors, somewhat out of order → alerts by timers of each sensor → lines of files.</summary>
public static class SensorAlertJob
{
    /// <summary>By how much readings may be out of order.</summary>
    public static TimeSpan OutOfOrderness { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Writes the program down.</summary>
    /// <param name="environment">Where it will run.</param>
    /// <param name="input">A file of readings, or a directory of files whose names are in the order of their times.</param>
    /// <param name="output">The directory for the alerts: lines of sensor, time and kind.</param>
    public static void Define(StreamExecutionEnvironment environment, string input, string output)
    {
        ArgumentNullException.ThrowIfNull(environment);
        environment.ReadTextFile(Path.GetFullPath(input))
            .Map(Reading.Parse).Name("Parse")
            .AssignTimestampsAndWatermarks(WatermarkStrategy<Reading>.ForBoundedOutOfOrderness(OutOfOrderness).WithTimestampAssigner(static reading => reading.Time))
            .KeyBy(static reading => reading.Sensor)
            .Process(new WatchSensor()).Name("Watch")
            .SinkTo(new TextFileSink<Alert>(Path.GetFullPath(output), static alert => $"{alert.Sensor},{alert.Time},{alert.Kind}"))
            .Name("Alerts");
    }
}
