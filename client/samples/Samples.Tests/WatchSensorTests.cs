using OrleansFlow.Samples.SensorAlert;
using OrleansFlow.Testing;

namespace OrleansFlow.Samples.Tests;

/// <summary>A function with keyed state and timers: no cluster, no files, and event time moves when the test says so.</summary>
public sealed class WatchSensorTests
{
    [Fact]
    public void ATemperatureThatRisesForASecondIsReportedOnce()
    {
        using OneInputTestHarness<Reading, Alert> harness = Harness();
        harness.ProcessElement(new Reading("boiler", 0, 20.0));
        harness.ProcessElement(new Reading("boiler", 400, 20.5));
        harness.ProcessElement(new Reading("boiler", 900, 21.0));

        harness.ProcessWatermark(999);
        Assert.Empty(harness.Values);

        harness.ProcessWatermark(1_000);
        Assert.Equal([new TestRecord<Alert>(new Alert("boiler", 1_000, Alert.Rising), 1_000)], harness.Records);
    }

    [Fact]
    public void ReadingsAreLookedAtInTheOrderOfTheirTimes()
    {
        using OneInputTestHarness<Reading, Alert> harness = Harness();
        harness.ProcessElement(new Reading("boiler", 900, 21.0));
        harness.ProcessElement(new Reading("boiler", 400, 20.5));
        harness.ProcessElement(new Reading("boiler", 0, 20.0));
        harness.ProcessWatermark(2_000);
        Assert.Equal([new Alert("boiler", 1_000, Alert.Rising)], harness.Values);
    }

    [Fact]
    public void ASilentSensorIsReportedAfterTenSeconds()
    {
        using OneInputTestHarness<Reading, Alert> harness = Harness();
        harness.ProcessElement(new Reading("boiler", 5_000, 20.0));
        harness.ProcessElement(new Reading("pump", 9_000, 60.0));
        harness.ProcessWatermark(9_000);
        Assert.Equal(2, harness.NumEventTimeTimers);

        harness.ProcessWatermark(15_000);
        Assert.Equal([new Alert("boiler", 15_000, Alert.Silent)], harness.Values);
    }

    [Fact]
    public void NothingIsForgottenWhenTheJobIsRestored()
    {
        TestSnapshot snapshot;
        using (OneInputTestHarness<Reading, Alert> before = Harness())
        {
            before.ProcessElement(new Reading("boiler", 0, 20.0));
            before.ProcessElement(new Reading("boiler", 400, 20.5));
            before.ProcessWatermark(500);
            snapshot = before.Snapshot();
        }

        using OneInputTestHarness<Reading, Alert> after = Harness(new TestHarnessOptions { RestoreFrom = [snapshot] });
        after.ProcessElement(new Reading("boiler", 900, 21.0));
        after.ProcessWatermark(1_000);
        Assert.Equal([new Alert("boiler", 1_000, Alert.Rising)], after.Values);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void EachSensorGoesToOneSubtaskWhenTheJobIsRescaled(int parallelism)
    {
        string[] sensors = [.. Enumerable.Range(0, 20).Select(static i => $"sensor {i}")];
        using OneInputTestHarness<Reading, Alert> before = Harness();
        foreach (string sensor in sensors)
        {
            before.ProcessElement(new Reading(sensor, 1_000, 20.0));
        }

        before.ProcessWatermark(1_000);
        TestSnapshot snapshot = before.Snapshot();

        var silent = new List<Alert>();
        for (int subtask = 0; subtask < parallelism; subtask++)
        {
            using OneInputTestHarness<Reading, Alert> after = Harness(new TestHarnessOptions { Parallelism = parallelism, Subtask = subtask, RestoreFrom = [snapshot] });
            after.ProcessWatermark(11_000);
            silent.AddRange(after.Values);
        }

        Assert.Equal(sensors.Select(static sensor => new Alert(sensor, 11_000, Alert.Silent)).ToHashSet(), silent.ToHashSet());
        Assert.Equal(sensors.Length, silent.Count);
    }

    private static OneInputTestHarness<Reading, Alert> Harness(TestHarnessOptions? options = null) =>
        ProcessFunctionTestHarnesses.ForKeyedProcessFunction(new WatchSensor(), static (Reading reading) => reading.Sensor, options);
}
