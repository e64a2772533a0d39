namespace Orleans.Streams;

/// <summary>Which subscriptions a provider knows.</summary>
public enum StreamPubSubType
{
    /// <summary>Subscriptions kept by grains, and those of attributes.</summary>
    ExplicitGrainBasedAndImplicit = 0,

    /// <summary>Subscriptions kept by grains.</summary>
    ExplicitGrainBasedOnly = 1,

    /// <summary>Subscriptions of attributes.</summary>
    ImplicitOnly = 2,
}
