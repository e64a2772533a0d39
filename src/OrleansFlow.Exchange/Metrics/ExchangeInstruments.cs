using System.Diagnostics.Metrics;
using System.Globalization;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>
/// The metrics of the exchange, by Flink's names, in the meter OrleansFlow.Exchange. They are read off the gates and partitions
/// when somebody asks; the data path does nothing for them.
/// </summary>
internal sealed class ExchangeInstruments : IDisposable
{
    private readonly Meter _meter = new("OrleansFlow.Exchange");
    private readonly ExchangeEnvironment _environment;

    public ExchangeInstruments(ExchangeEnvironment environment)
    {
        _environment = environment;
        Gate("inputQueueLength", "Batches that wait in a gate", static inbox => inbox.QueuedBatches);
        Gate("inputFloatingBuffersUsage", "Share of a gate's floating credits that are lent, 0 to 1", static inbox => inbox.CreditUsage().Floating);
        Gate("inputExclusiveBuffersUsage", "Share of the channels' own credits that are in use, 0 to 1", static inbox => inbox.CreditUsage().Exclusive);
        Partition("outputQueueLength", "Batches that wait for credit in a partition", static metrics => metrics.QueuedBatches);
        Partition("outPoolUsage", "1 while a partition waits for credit, else 0: the backpressure of an edge", static metrics => metrics.QueuedBatches > 0 ? 1 : 0);
        Partition("numRecordsOut", "Records handed over", static metrics => metrics.Records);
        Partition("numBuffersOut", "Batches handed over", static metrics => metrics.Batches);
        Partition("numBytesOut", "Bytes sent to other silos", static metrics => metrics.Bytes);
    }

    public void Dispose() => _meter.Dispose();

    private void Gate(string name, string description, Func<GateInbox, double> value) =>
        _meter.CreateObservableGauge(name, () => Read(value, null), null, description);

    private void Partition(string name, string description, Func<PartitionMetrics, double> value) =>
        _meter.CreateObservableGauge(name, () => Read(null, value), null, description);

    private List<Measurement<double>> Read(Func<GateInbox, double>? ofGate, Func<PartitionMetrics, double>? ofPartition)
    {
        List<Measurement<double>> measurements = [];
        foreach (TaskNetwork network in _environment.Networks())
        {
            network.Observe(
                inbox =>
                {
                    if (ofGate is not null)
                    {
                        measurements.Add(Measured(ofGate(inbox), network.Self, inbox.EdgeId));
                    }
                },
                partition =>
                {
                    if (ofPartition is not null)
                    {
                        measurements.Add(Measured(ofPartition(partition.Metrics), network.Self, partition.EdgeId));
                    }
                });
        }

        return measurements;
    }

    private Measurement<double> Measured(double value, ExecutionAttemptId attempt, string edgeId) => new(
        value,
        new KeyValuePair<string, object?>("silo", _environment.Silo),
        new KeyValuePair<string, object?>("job", attempt.Job.ToString()),
        new KeyValuePair<string, object?>("vertex", attempt.Vertex.ToString()),
        new KeyValuePair<string, object?>("subtask", attempt.Subtask.ToString(CultureInfo.InvariantCulture)),
        new KeyValuePair<string, object?>("edge", edgeId));
}
