namespace Orleans;

/// <summary>A call that leaves a grain or client.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>The activation that calls; null outside of grains.</summary>
    IGrainContext? SourceContext { get; }
}
