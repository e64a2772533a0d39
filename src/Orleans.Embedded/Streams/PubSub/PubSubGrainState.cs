namespace Orleans.Streams;

/// <summary>The producers and subscriptions of one stream.</summary>
[GenerateSerializer]
internal sealed class PubSubGrainState
{
    [Id(0)]
    public List<GrainId> Producers { get; set; } = [];

    [Id(1)]
    public List<PubSubSubscription> Consumers { get; set; } = [];

    public bool IsEmpty => Producers.Count == 0 && Consumers.Count == 0;
}
