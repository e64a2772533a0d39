using Orleans.Streams;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange.Streams;

/// <summary>
/// The stream provider "exchange": each channel between two subtasks is a stream of batches. Unlike Orleans' own streams these
/// have credit: <c>OnNextAsync</c> is complete at once while there is some, and nothing is lost, doubled or reordered.
/// </summary>
internal sealed class ExchangeStreamProvider : IStreamProvider, IChannelFabric
{
    public const string ProviderName = "exchange";

    private ExchangeEnvironment? _environment;

    public string Name => ProviderName;

    public bool IsRewindable => false;

    public ExchangeEnvironment Environment => _environment!;

    public void Attach(ExchangeEnvironment environment) => _environment = environment;

    /// <summary>The stream of a channel of this silo.</summary>
    /// <exception cref="ArgumentException">The type is not <see cref="RecordBatch"/>, or the id names no channel.</exception>
    public IAsyncStream<T> GetStream<T>(StreamId streamId)
    {
        if (typeof(T) != typeof(RecordBatch))
        {
            throw new ArgumentException($"The streams of '{ProviderName}' carry {typeof(RecordBatch)}, not {typeof(T)}.", nameof(streamId));
        }

        if (!ChannelStreamId.TryParse(streamId, out ChannelId channel))
        {
            throw new ArgumentException(
                $"'{streamId}' names no channel: the namespace is the job's id, the key edge/vertex/subtask/attempt→vertex/subtask/attempt.", nameof(streamId));
        }

        return (IAsyncStream<T>)(object)new ExchangeStream(this, channel);
    }

    public ChannelOutput Connect(ChannelOutput output) => new StreamOutput(new ExchangeStream(this, output), output);

    public IChannelReceiver Subscribe(ChannelId channel, IChannelReceiver receiver)
    {
        StreamDelivery delivery = new(receiver);
        ExchangeStream stream = new(this, delivery, channel);

        // Completed at once: the subscription is a field of the channel.
        Task<StreamSubscriptionHandle<RecordBatch>> subscribed = stream.SubscribeAsync(delivery);
        return subscribed.IsCompletedSuccessfully
            ? delivery
            : throw new InvalidOperationException($"The gate could not subscribe to {channel}.", subscribed.Exception);
    }
}
