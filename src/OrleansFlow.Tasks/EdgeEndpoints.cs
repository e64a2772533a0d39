namespace OrleansFlow.Tasks;

/// <summary>The channels of one edge at one subtask.</summary>
/// <param name="EdgeId">The edge of the job graph.</param>
/// <param name="Peers">The attempts at the other ends, in the order of their subtask indices, with their silos.</param>
public sealed record EdgeEndpoints(string EdgeId, IReadOnlyList<ChannelPeer> Peers);
