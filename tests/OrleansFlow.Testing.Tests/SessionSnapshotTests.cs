using OrleansFlow.Windowing;

namespace OrleansFlow.Testing.Tests;

/// <summary>Sessions that go on from snapshots, taken after any element, do what undisturbed ones do.</summary>
public sealed class SessionSnapshotTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public void SessionsAreSavedWithTheirTimersAndWhetherTheyHaveFired(int lateness)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var whole = Sessions(lateness);
            var parts = Sessions(lateness);
            long now = 0;
            try
            {
                for (int step = 0; step < 60; step++)
                {
                    now += random.Next(8);
                    var reading = new Reading($"sensor {random.Next(3)}", step);
                    long timestamp = now - random.Next(20);
                    long watermark = now - random.Next(15);
                    whole.ProcessElement(reading, timestamp);
                    parts.ProcessElement(reading, timestamp);
                    if (random.Next(3) == 0)
                    {
                        whole.ProcessWatermark(watermark);
                        parts.ProcessWatermark(watermark);
                    }

                    AssertSame(whole, parts, $"seed {seed}, step {step}");
                    if (random.Next(4) == 0)
                    {
                        TestSnapshot snapshot = TestSnapshot.FromBytes(parts.Snapshot().ToBytes());
                        parts.Dispose();
                        parts = Sessions(lateness, snapshot);

                        // A watermark is not saved: after a restore the sources say again how far they are.
                        parts.ProcessWatermark(now);
                        whole.ProcessWatermark(now);
                        AssertSame(whole, parts, $"seed {seed}, step {step}, restored");
                    }
                }

                whole.ProcessWatermark(Timestamps.MaxWatermark);
                parts.ProcessWatermark(Timestamps.MaxWatermark);
                AssertSame(whole, parts, $"seed {seed}, end");
            }
            finally
            {
                whole.Dispose();
                parts.Dispose();
            }
        }
    }

    private static OneInputTestHarness<Reading, string> Sessions(int lateness, params TestSnapshot[] snapshots) => OperatorTestHarness.Create<Reading, string>(
        readings => readings
            .KeyBy(static reading => reading.Sensor)
            .Window(EventTimeSessionWindows.WithGap(TimeSpan.FromMilliseconds(10)))
            .AllowedLateness(TimeSpan.FromMilliseconds(lateness))
            .Reduce(static (a, b) => a with { Value = a.Value + b.Value }, static (sensor, window, sum) => $"{sensor} [{window.Start},{window.End}) {sum.Value}")
            .Uid("sessions"),
        new TestHarnessOptions { RestoreFrom = snapshots });

    private static void AssertSame(OneInputTestHarness<Reading, string> whole, OneInputTestHarness<Reading, string> parts, string what)
    {
        string[] expected = [.. whole.Values.Order(StringComparer.Ordinal)];
        string[] actual = [.. parts.Values.Order(StringComparer.Ordinal)];
        Assert.True(expected.SequenceEqual(actual), $"{what}: expected {string.Join(' ', expected)}, got {string.Join(' ', actual)}");
        whole.ClearOutput();
        parts.ClearOutput();
    }
}
