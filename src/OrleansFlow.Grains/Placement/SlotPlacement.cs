using Orleans.Placement;

namespace OrleansFlow.Grains.Placement;

/// <summary>A subtask is placed on the silo of its slot, which the deploying call names.</summary>
[Serializable]
internal sealed class SlotPlacement : PlacementStrategy
{
    /// <summary>The key of the request context under which a deploying call names the silo.</summary>
    public const string SiloKey = "orleansflow.slot-silo";
}

/// <summary>Places a grain class by <see cref="SlotPlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SlotPlacementAttribute() : PlacementAttribute(new SlotPlacement());
