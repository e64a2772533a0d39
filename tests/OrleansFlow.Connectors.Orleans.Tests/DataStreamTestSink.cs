using System.Collections.Concurrent;
using OrleansFlow.Sinks;

namespace OrleansFlow.Connectors.Orleans.Tests;

/// <summary>Keeps what arrives where the test finds it again: the sink itself travels, its records stay in the process.</summary>
public sealed class DataStreamTestSink<T> : ISink<T>
{
    private static readonly ConcurrentDictionary<Guid, ConcurrentQueue<T>> Arrived = new();

    private readonly Guid _id;

    private DataStreamTestSink(Guid id) => _id = id;

    public static DataStreamTestSink<T> Create()
    {
        var sink = new DataStreamTestSink<T>(Guid.NewGuid());
        Arrived.TryAdd(sink._id, new ConcurrentQueue<T>());
        return sink;
    }

    public IReadOnlyList<T> TakeAll() => Arrived.TryRemove(_id, out ConcurrentQueue<T>? records) ? [.. records] : [];

    public ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) => new(new Writer(Arrived[_id]));

    private sealed class Writer(ConcurrentQueue<T> records) : ISinkWriter<T>
    {
        public ValueTask WriteAsync(T element, long timestamp)
        {
            records.Enqueue(element);
            return ValueTask.CompletedTask;
        }

        public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
