using System.Globalization;
using OrleansFlow.Tasks.Inputs;
using OrleansFlow.Tasks.Mailboxes;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Metrics;

/// <summary>The metrics of one task: those of its network and time, and those of its operators (TaskIOMetricGroup).</summary>
internal sealed class TaskMetrics : IDisposable
{
    private readonly TimeProvider _time;
    private readonly MetricPublisher _publisher;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly List<MetricGroup> _groups = [];
    private readonly List<OperatorScope> _operators = [];
    private readonly List<(OperatorScope Operator, int Index, LogicalInput Input)> _inputs = [];
    private TaskTimes? _times;
    private InputGate[] _gates = [];
    private ResultPartition[] _partitions = [];
    private OperatorScope[] _published = [];

    public TaskMetrics(TaskDescriptor task, TimeProvider time, MetricPublisher publisher)
    {
        _time = time;
        _publisher = publisher;
        _tags =
        [
            new("job_id", task.Attempt.Job.ToString()),
            new("job_name", task.JobName),
            new("task_name", task.VertexName),
            new("task_id", task.Attempt.Vertex.ToString()),
            new("subtask_index", task.Attempt.Subtask),
            new("task_attempt_num", task.Attempt.Attempt),
        ];
    }

    /// <summary>The group of an operator.</summary>
    public MetricGroup OperatorGroup(OperatorId id, string name)
    {
        var group = new MetricGroup(_publisher, _time, [.. _tags, new("operator_id", id.ToString()), new("operator_name", name)]);
        _groups.Add(group);
        return group;
    }

    /// <summary>Adds an operator whose records are counted.</summary>
    public void AddOperator(OperatorScope scope) => _operators.Add(scope);

    /// <summary>Adds an input whose watermarks are shown.</summary>
    public void AddInput(OperatorScope scope, int index, LogicalInput input) => _inputs.Add((scope, index, input));

    /// <summary>Publishes the task's metrics, once its chain is built.</summary>
    public void Publish(TaskTimes times, InputGate[] gates, ResultPartition[] partitions)
    {
        _times = times;
        _gates = gates;
        _partitions = partitions;
        _published = [.. _operators];
        var group = new MetricGroup(_publisher, _time, _tags);
        _groups.Add(group);
        group.Count("numRecordsIn", () => Read().RecordsIn);
        group.Count("numRecordsOut", () => Read().RecordsOut);
        group.Count("numBytesIn", () => Read().BytesIn);
        group.Count("numBytesOut", () => Read().BytesOut);
        PublishRate(group, "numRecordsInPerSecond", () => Read().RecordsIn);
        PublishRate(group, "numRecordsOutPerSecond", () => Read().RecordsOut);
        PublishRate(group, "busyTimeMsPerSecond", () => times.Read().Busy);
        PublishRate(group, "idleTimeMsPerSecond", () => times.Read().Idle);
        PublishRate(group, "backPressuredTimeMsPerSecond", () => times.Read().BackPressured);
        if (_inputs.Count > 0)
        {
            group.Gauge("currentInputWatermark", () => _inputs.Min(static input => input.Input.Valve.LastOutput));
            group.Gauges("channel.currentWatermark", () => _inputs.SelectMany(ChannelWatermarks));
        }

        for (int i = 0; i < _published.Length; i++)
        {
            OperatorScope scope = _published[i];
            _groups[i].Count("operator.numRecordsIn", () => scope.RecordsIn);
            _groups[i].Count("operator.numRecordsOut", () => scope.RecordsOut);
            PublishWatermarks(_groups[i], scope.Watermarks);
        }
    }

    /// <summary>The metrics now. Callable from any thread.</summary>
    public TaskMetricsSnapshot Read()
    {
        long recordsIn = 0;
        long bytesIn = 0;
        int queuedIn = 0;
        foreach (InputGate gate in _gates)
        {
            GateMetrics metrics = gate.Metrics;
            recordsIn += metrics.Records;
            bytesIn += metrics.Bytes;
            queuedIn += metrics.QueuedBatches;
        }

        long recordsOut = 0;
        long bytesOut = 0;
        int queuedOut = 0;
        foreach (ResultPartition partition in _partitions)
        {
            PartitionMetrics metrics = partition.Metrics;
            recordsOut += metrics.Records;
            bytesOut += metrics.Bytes;
            queuedOut += metrics.QueuedBatches;
        }

        (long busy, long idle, long backPressured) = _times?.Read() ?? default;
        return new TaskMetricsSnapshot
        {
            RecordsIn = recordsIn,
            RecordsOut = recordsOut,
            BytesIn = bytesIn,
            BytesOut = bytesOut,
            QueuedInputBatches = queuedIn,
            QueuedOutputBatches = queuedOut,
            BusyMs = busy,
            IdleMs = idle,
            BackPressuredMs = backPressured,
            Operators = [.. _published.Select(static scope => new OperatorMetricsSnapshot(scope.Id, scope.Name, scope.RecordsIn, scope.RecordsOut))],
        };
    }

    /// <summary>Withdraws the metrics.</summary>
    public void Dispose()
    {
        foreach (MetricGroup group in _groups)
        {
            group.Dispose();
        }
    }

    private static void PublishWatermarks(MetricGroup group, OperatorWatermarks watermarks)
    {
        if (watermarks.Inputs.Count > 0)
        {
            group.Gauge("operator.currentInputWatermark", () => watermarks.Inputs.Values.Min(static read => read()));
        }

        if (watermarks.Inputs.Count > 1)
        {
            foreach ((int index, Func<long> read) in watermarks.Inputs)
            {
                group.Gauge(string.Create(CultureInfo.InvariantCulture, $"operator.currentInput{index + 1}Watermark"), () => read());
            }
        }

        if (watermarks.Output is { } output)
        {
            group.Gauge("operator.currentOutputWatermark", () => output());
        }
    }

    private static IEnumerable<(double Value, KeyValuePair<string, object?>[] Tags)> ChannelWatermarks((OperatorScope Operator, int Index, LogicalInput Input) input)
    {
        for (int channel = 0; channel < input.Input.ChannelCount; channel++)
        {
            yield return (
                input.Input.Valve.WatermarkOf(channel),
                [new("operator_id", input.Operator.Id.ToString()), new("operator_name", input.Operator.Name), new("input", input.Index + 1), new("channel", channel)]);
        }
    }

    private void PublishRate(MetricGroup group, string name, Func<long> read)
    {
        var rate = new RateSinceLastRead(_time, read);
        group.Gauge(name, rate.Read);
    }
}
