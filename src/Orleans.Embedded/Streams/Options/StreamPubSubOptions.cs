using Orleans.Streams;

namespace Orleans.Configuration;

/// <summary>Which subscriptions a provider knows.</summary>
public class StreamPubSubOptions
{
    /// <summary>Default of <see cref="PubSubType"/>.</summary>
    public const StreamPubSubType DEFAULT_STREAM_PUBSUB_TYPE = StreamPubSubType.ExplicitGrainBasedAndImplicit;

    /// <summary>The kinds of subscription; both unless set.</summary>
    public StreamPubSubType PubSubType { get; set; } = DEFAULT_STREAM_PUBSUB_TYPE;
}
