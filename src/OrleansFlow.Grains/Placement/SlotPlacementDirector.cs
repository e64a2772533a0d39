using Orleans.Runtime.Placement;

namespace OrleansFlow.Grains.Placement;

/// <summary>
/// Activates a subtask on the silo that the deploying call names, and refuses one that is not active. A call that names none
/// deploys nothing: its activation, made here or anywhere, answers that it does not know the attempt.
/// </summary>
internal sealed class SlotPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        SiloAddress[] silos = context.GetCompatibleSilos(target);
        object? wanted = null;
        if (target.RequestContextData?.TryGetValue(SlotPlacement.SiloKey, out wanted) != true || wanted is not string text)
        {
            return Task.FromResult(Array.IndexOf(silos, context.LocalSilo) >= 0 ? context.LocalSilo : silos.Min()!);
        }

        SiloAddress silo = SiloAddress.FromParsableString(text);
        return Array.IndexOf(silos, silo) >= 0
            ? Task.FromResult(silo)
            : throw new SiloUnavailableException($"Silo {text} of the slot for subtask {target.GrainIdentity.Key} is not active.");
    }
}
