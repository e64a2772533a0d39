using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using OrleansFlow.Sinks;

namespace OrleansFlow.Connectors.Orleans;

/// <summary>
/// Publishes records on Orleans streams of any provider that the silos have. Records of one subtask and stream keep their order.
/// At least once: what was published before a failure may be published again.
/// </summary>
/// <typeparam name="T">Type of the records; Orleans' serializers must know it, so it is deployed with the silos.</typeparam>
public sealed class OrleansStreamSink<T> : ISink<T>
{
    private readonly string _provider;
    private readonly Func<T, StreamId> _stream;
    private readonly int _batchSize;

    /// <summary>Creates the sink.</summary>
    /// <param name="provider">Name of the stream provider.</param>
    /// <param name="stream">Chooses the stream of a record.</param>
    /// <param name="batchSize">How many records wait at most while others are being published, at least 1; beyond, the task waits.</param>
    public OrleansStreamSink(string provider, Func<T, StreamId> stream, int batchSize = 100)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _provider = provider;
        _stream = stream;
        _batchSize = batchSize;
    }

    /// <inheritdoc />
    public ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        IStreamProvider provider = context.Runtime.Services.GetKeyedService<IStreamProvider>(_provider)
            ?? throw new OrleansFlowException($"The silo has no stream provider '{_provider}'; add it to every silo, for example siloBuilder.AddMemoryStreams(\"{_provider}\").");
        return new(new OrleansStreamWriter<T>(provider, _stream, _batchSize, context.Runtime.Scheduler));
    }
}
