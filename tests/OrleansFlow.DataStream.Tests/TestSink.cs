using OrleansFlow.Sinks;

namespace OrleansFlow.DataStream.Tests;

/// <summary>A sink that only stands in graphs.</summary>
internal sealed class TestSink<T> : ISink<T>
{
    public ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is executed.");
}
