using OrleansFlow.State;

namespace OrleansFlow.Graph;

/// <summary>An operator with broadcast states.</summary>
public interface IBroadcastStatesSpec
{
    /// <summary>The states that functions may ask for.</summary>
    IReadOnlyList<IMapStateDescriptor> States { get; }
}
