using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Sinks;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>One window operator in a task of its own: takes elements, watermarks and time, gives what came out since.</summary>
internal sealed class WindowBench<TIn, TOut>
{
    private const string LateEdge = "late";

    private readonly TaskBench _bench = new();
    private readonly OutputSink _sink = new();

    public WindowBench(OperatorSpec spec, OutputTag<TIn>? lateTag = null, string name = "Window", int channels = 1)
    {
        var chain = new Chain();
        for (int channel = 0; channel < channels; channel++)
        {
            chain.From(EdgeOf(channel));
        }

        chain.Add(name, spec).Sink(_sink);
        if (lateTag is not null)
        {
            chain.Also(0, Chain.ToEdge(LateEdge, lateTag));
        }

        _bench.Network.BatchSize = 1;
        _bench.Start(chain);
    }

    public FakeHost Host => _bench.Host;

    /// <summary>The watermarks that came out.</summary>
    public List<long> Watermarks => _sink.Watermarks;

    public List<(TOut Value, long Timestamp)> Element(TIn value, long timestamp, int channel = 0)
    {
        RecordBatch<TIn> batch = RecordBatch<TIn>.Rent();
        batch.Add(value, timestamp);
        return Feed(batch, channel);
    }

    public List<(TOut Value, long Timestamp)> Watermark(long watermark) => Event(new WatermarkEvent(watermark));

    public List<(TOut Value, long Timestamp)> Event(StreamEvent streamEvent, int channel = 0)
    {
        RecordBatch<TIn> batch = RecordBatch<TIn>.Rent();
        batch.AddEvent(streamEvent);
        return Feed(batch, channel);
    }

    /// <summary>Moves the clock on.</summary>
    public List<(TOut Value, long Timestamp)> Advance(long milliseconds)
    {
        for (long i = 0; i < milliseconds; i++)
        {
            _bench.Time.Advance(TimeSpan.FromMilliseconds(1));
            _bench.Scheduler.RunAll();
        }

        return Take();
    }

    /// <summary>The late elements that came out since.</summary>
    public List<(TIn Value, long Timestamp)> TakeLate()
    {
        var all = new List<(TIn, long)>();
        while (_bench.Network.Edge(LateEdge).Batches.TryDequeue(out RecordBatch? batch))
        {
            var typed = (RecordBatch<TIn>)batch;
            for (int i = 0; i < typed.Count; i++)
            {
                all.Add((typed.Values[i], typed.Timestamps?[i] ?? Timestamps.None));
            }

            typed.Release();
        }

        return all;
    }

    private static string EdgeOf(int channel) => $"in {channel}";

    private List<(TOut Value, long Timestamp)> Feed(RecordBatch<TIn> batch, int channel)
    {
        _bench.Network.Edge(EdgeOf(channel)).Put(batch);
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
