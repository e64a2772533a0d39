namespace Orleans.Streams;

/// <summary>Binds a client's subscriptions to one observer object, made when the first is needed.</summary>
internal sealed class ClientStreamConsumer(IServiceProvider services, IGrainFactory grains, ILogger<StreamConsumerExtension> logger)
{
    private readonly Lock _lock = new();
    private StreamConsumerExtension? _extension;
    private IStreamConsumerExtension? _reference;

    public (StreamConsumerExtension Extension, GrainId Id) Bind()
    {
        lock (_lock)
        {
            if (_reference is null)
            {
                _extension = new StreamConsumerExtension(services, logger);
                _reference = grains.CreateObjectReference<IStreamConsumerExtension>(_extension);
            }

            return (_extension!, _reference.GetGrainId());
        }
    }
}
