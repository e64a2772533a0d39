namespace Orleans.Streams;

/// <summary>A consumer's subscription as the rendezvous grain keeps it.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class PubSubSubscription
{
    [Id(0)]
    public required Guid SubscriptionId { get; init; }

    [Id(1)]
    public required QualifiedStreamId Stream { get; init; }

    [Id(2)]
    public required GrainId Consumer { get; init; }

    [Id(3)]
    public string? FilterData { get; init; }
}
