using System.Diagnostics.Metrics;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Metrics;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests;

public sealed class WatermarkMetricsTests
{
    private readonly TaskBench _bench = new();

    [Fact]
    public void TheWatermarkOfEachInputChannelAndOutputIsAMetric()
    {
        StreamTask task = _bench.Start(new Chain().From("a").From("b").From("c", input: 1)
            .Add("Measured", new CoMapSpec<long, long, long>(new UserFunction<Func<long, long>>(static v => v), new UserFunction<Func<long, long>>(static v => v)))
            .Map((long v) => v, "Behind").To("o"));
        Put("a", 10);
        Put("b", 7);
        Put("c", 5);

        Assert.Equal(
            [
                "channel.currentWatermark 1 0: 10", "channel.currentWatermark 1 1: 7", "channel.currentWatermark 2 0: 5",
                "operator.currentInput1Watermark: 7", "operator.currentInput2Watermark: 5", "operator.currentInputWatermark: 5", "operator.currentOutputWatermark: 5",
            ],
            Measure("Measured"));
        Assert.Equal(["operator.currentInputWatermark: 5", "operator.currentOutputWatermark: 5"], Measure("Behind"));

        task.Cancel();
        _bench.Scheduler.RunAll();
        Assert.Empty(Measure("Measured"));
    }

    private void Put(string edge, long watermark)
    {
        _bench.Network.Edge(edge).Put<long>([], new WatermarkEvent(watermark));
        _bench.Scheduler.RunAll();
    }

    private static List<string> Measure(string operatorName)
    {
        List<string> found = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, l) =>
            {
                if (instrument.Meter.Name == MetricPublisher.MeterName && instrument.Name.Contains("Watermark", StringComparison.Ordinal))
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            SortedDictionary<string, object?> all = new(StringComparer.Ordinal);
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                all.Add(tag.Key, tag.Value);
            }

            if (all.GetValueOrDefault("operator_name") as string == operatorName)
            {
                found.Add(all.TryGetValue("channel", out object? channel) ? $"{instrument.Name} {all["input"]} {channel}: {value}" : $"{instrument.Name}: {value}");
            }
        });
        listener.Start();
        listener.RecordObservableInstruments();
        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
