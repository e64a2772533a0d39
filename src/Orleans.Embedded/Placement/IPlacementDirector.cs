namespace Orleans.Runtime.Placement;

/// <summary>Chooses the silo of a new activation.</summary>
public interface IPlacementDirector
{
    /// <summary>The name in the request context under which a caller asks for a silo.</summary>
    const string PlacementHintKey = nameof(PlacementHintKey);

    /// <summary>Chooses a silo.</summary>
    Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context);

    /// <summary>The silo that the caller asks for when it is among the compatible ones.</summary>
    static SiloAddress? GetPlacementHint(Dictionary<string, object>? requestContextData, SiloAddress[] compatibleSilos) =>
        requestContextData is { Count: > 0 } && requestContextData.TryGetValue(PlacementHintKey, out var value) && value is SiloAddress hint && compatibleSilos.Contains(hint)
            ? hint
            : null;
}
