using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>Settings of stream providers that read queues.</summary>
public static class PersistentStreamConfiguratorExtensions
{
    /// <summary>Chooses the kinds of subscription.</summary>
    /// <param name="configurator">The provider's configurator.</param>
    /// <param name="pubsubType">The kinds.</param>
    public static void ConfigureStreamPubSub(this IPersistentStreamConfigurator configurator, StreamPubSubType pubsubType = StreamPubSubOptions.DEFAULT_STREAM_PUBSUB_TYPE) =>
        configurator.Configure<StreamPubSubOptions>(builder => builder.Configure(options => options.PubSubType = pubsubType));
}
