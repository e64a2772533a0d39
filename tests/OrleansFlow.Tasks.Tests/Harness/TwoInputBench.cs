using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Sinks;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>One operator with two inputs in a task of its own: takes records, watermarks and time, gives what came out since.</summary>
internal sealed class TwoInputBench<T1, T2, TOut>
{
    private readonly TaskBench _bench = new();
    private readonly OutputSink _sink = new();

    public TwoInputBench(OperatorSpec spec, params OutputTag[] sides)
    {
        Chain chain = new Chain().From("first").From("second", input: 1).Add("Two", spec).Sink(_sink);
        foreach (OutputTag tag in sides)
        {
            chain.Also(0, Chain.ToEdge(tag.Id, tag));
        }

        _bench.Network.BatchSize = 1;
        Task = _bench.Start(chain);
    }

    public StreamTask Task { get; }

    public FakeHost Host => _bench.Host;

    public long Now => _bench.Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The watermarks that came out.</summary>
    public List<long> Watermarks => _sink.Watermarks;

    public List<(TOut Value, long Timestamp)> First(T1 value, long timestamp) => Record("first", value, timestamp);

    public List<(TOut Value, long Timestamp)> Second(T2 value, long timestamp) => Record("second", value, timestamp);

    public List<(TOut Value, long Timestamp)> FirstEvent(StreamEvent streamEvent) => Event<T1>("first", streamEvent);

    public List<(TOut Value, long Timestamp)> SecondEvent(StreamEvent streamEvent) => Event<T2>("second", streamEvent);

    /// <summary>A watermark of both inputs.</summary>
    public List<(TOut Value, long Timestamp)> Watermark(long watermark)
    {
        List<(TOut, long)> results = FirstEvent(new WatermarkEvent(watermark));
        results.AddRange(SecondEvent(new WatermarkEvent(watermark)));
        return results;
    }

    /// <summary>Moves the clock on.</summary>
    public List<(TOut Value, long Timestamp)> Advance(long milliseconds)
    {
        _bench.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        _bench.Scheduler.RunAll();
        return Take();
    }

    /// <summary>The records of a side output that came out since.</summary>
    public List<(T Value, long Timestamp)> TakeSide<T>(OutputTag<T> tag)
    {
        var all = new List<(T, long)>();
        _bench.Network.Edge(tag.Id).Producer?.RequestFlush();
        _bench.Scheduler.RunAll();
        while (_bench.Network.Edge(tag.Id).Batches.TryDequeue(out RecordBatch? batch))
        {
            var typed = (RecordBatch<T>)batch;
            for (int i = 0; i < typed.Count; i++)
            {
                all.Add((typed.Values[i], typed.Timestamps?[i] ?? Timestamps.None));
            }

            typed.Release();
        }

        return all;
    }

    private List<(TOut Value, long Timestamp)> Record<T>(string edge, T value, long timestamp)
    {
        RecordBatch<T> batch = RecordBatch<T>.Rent();
        batch.Add(value, timestamp);
        return Feed(edge, batch);
    }

    private List<(TOut Value, long Timestamp)> Event<T>(string edge, StreamEvent streamEvent)
    {
        RecordBatch<T> batch = RecordBatch<T>.Rent();
        batch.AddEvent(streamEvent);
        return Feed(edge, batch);
    }

    private List<(TOut Value, long Timestamp)> Feed(string edge, RecordBatch batch)
    {
        _bench.Network.Edge(edge).Put(batch);
        _bench.Scheduler.RunAll();
        return Take();
    }

    private List<(TOut Value, long Timestamp)> Take()
    {
        List<(TOut, long)> taken = [.. _sink.Records];
        _sink.Records.Clear();
        return taken;
    }

    private sealed class OutputSink : ISink<TOut>, ISinkWriter<TOut>
    {
        public List<(TOut Value, long Timestamp)> Records { get; } = [];

        public List<long> Watermarks { get; } = [];

        public ValueTask<ISinkWriter<TOut>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) => new(this);

        public ValueTask WriteAsync(TOut element, long timestamp)
        {
            Records.Add((element, timestamp));
            return ValueTask.CompletedTask;
        }

        public ValueTask WriteWatermarkAsync(long watermark)
        {
            Watermarks.Add(watermark);
            return ValueTask.CompletedTask;
        }

        public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
