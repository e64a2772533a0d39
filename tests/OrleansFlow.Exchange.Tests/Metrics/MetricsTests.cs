using System.Diagnostics.Metrics;
using OrleansFlow.Graph;

namespace OrleansFlow.Exchange.Tests;

public sealed class MetricsTests
{
    [Fact]
    public async Task QueuesCreditsAndBackpressureAreToBeReadByFlinksNames()
    {
        await using LocalExchange<long> exchange = new(new SimplePartitioner(PartitionerKind.Forward), 1, silo: "measured", configuration: new()
        {
            [ExchangeOptions.BatchRecords.Key] = "10",
            [ExchangeOptions.BuffersPerChannel.Key] = "2",
            [ExchangeOptions.FloatingBuffersPerGate.Key] = "4",
        });
        Assert.Equal(0, Measure(exchange)["outPoolUsage"]);
        while (exchange.Partition.IsAvailable)
        {
            exchange.Partition.Emit(1, 0);
        }

        Dictionary<string, double> measured = Measure(exchange);
        Assert.Equal(6, measured["inputQueueLength"]);
        Assert.Equal(1, measured["inputFloatingBuffersUsage"]);
        Assert.Equal(1, measured["inputExclusiveBuffersUsage"]);
        Assert.Equal(1, measured["outputQueueLength"]);
        Assert.Equal(1, measured["outPoolUsage"]);
        Assert.Equal(70, measured["numRecordsOut"]);
        Assert.Equal(7, measured["numBuffersOut"]);
        Assert.Equal(0, measured["numBytesOut"]);
    }

    [Fact]
    public async Task RecordsThatAreReadWhileTheyAreFlushedAreCountedAllTheSame()
    {
        await using LocalExchange<long> exchange = new(new SimplePartitioner(PartitionerKind.Forward), 1);
        List<object?> read = [];
        exchange.ConsumerWakers[0].OnWake = () => read.AddRange(exchange.Read(0));
        for (int i = 0; i < 3; i++)
        {
            exchange.Partition.Emit(i, 0);
        }

        exchange.Partition.Flush();
        exchange.ConsumerWakers[0].OnWake = null;

        Assert.Equal([0L, 1L, 2L], read);
        Assert.Equal(3, exchange.Partition.Metrics.Records);
        Assert.Equal(1, exchange.Partition.Metrics.Batches);
    }

    private static Dictionary<string, double> Measure(LocalExchange<long> exchange)
    {
        Dictionary<string, double> values = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "OrleansFlow.Exchange")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag is { Key: "silo", Value: string silo } && silo == exchange.Environment.Silo)
                {
                    values[instrument.Name] = value;
                }
            }
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return values;
    }
}
