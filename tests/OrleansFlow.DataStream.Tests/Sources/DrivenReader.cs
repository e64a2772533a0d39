using OrleansFlow.Metrics;
using OrleansFlow.Runtime;
using OrleansFlow.Sources;

namespace OrleansFlow.DataStream.Tests.Sources;

internal sealed class DrivenReader<T, TSplit>(int subtask, int parallelism, RuntimeServices runtime) : ISourceReaderContext, ISourceOutput<T>
{
    public ISourceReader<T, TSplit> Reader { get; set; } = null!;

    public List<T> Records { get; } = [];

    public int Requests { get; set; }

    public bool Ended { get; set; }

    public int Subtask => subtask;

    public int Parallelism => parallelism;

    public RuntimeServices Runtime => runtime;

    public IMetricGroup Metrics => throw new NotSupportedException();

    public CancellationToken CancellationToken => CancellationToken.None;

    public void SendSplitRequest() => Requests++;

    public void SendSourceEvent(byte[] sourceEvent) => throw new NotSupportedException();

    public void Collect(T record) => Records.Add(record);

    public void Collect(T record, long timestamp) => Records.Add(record);

    public ISourceOutput<T> CreateOutputForSplit(string splitId) => this;

    public void ReleaseOutputForSplit(string splitId)
    {
    }

    public void EmitWatermark(long watermark) => throw new NotSupportedException();

    public void MarkIdle() => throw new NotSupportedException();

    public void MarkActive() => throw new NotSupportedException();
}
