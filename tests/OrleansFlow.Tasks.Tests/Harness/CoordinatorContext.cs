using OrleansFlow.Metrics;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Coordination;
using OrleansFlow.Tasks.Metrics;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>A coordinator's way to the task of the test.</summary>
internal sealed class CoordinatorContext(RuntimeServices runtime, OperatorId id, int parallelism = 1) : IOperatorCoordinatorContext
{
    public StreamTask? Task { get; set; }

    public List<(int Subtask, int Attempt, byte[] Event)> Sent { get; } = [];

    public Exception? JobFailure { get; private set; }

    public OperatorId OperatorId => id;

    public string OperatorName => "op";

    public int Parallelism => parallelism;

    public RuntimeServices Runtime => runtime;

    public IMetricGroup Metrics { get; } = new MetricGroup(new MetricPublisher(), runtime.Time, []);

    public void SendEvent(int subtask, int attempt, byte[] operatorEvent)
    {
        Sent.Add((subtask, attempt, operatorEvent));
        Task?.HandleCoordinatorEvent(id, operatorEvent);
    }

    /// <summary>What an alignment group answers.</summary>
    public Func<string, long, ValueTask<long>> Group { get; set; } = static (_, watermark) => ValueTask.FromResult(watermark);

    public ValueTask<long> AlignWatermarkAsync(string group, long watermark) => Group(group, watermark);

    public void FailJob(Exception cause) => JobFailure ??= cause;
}
