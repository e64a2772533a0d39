namespace Orleans.Embedded;

/// <summary>A director that chooses at once; a silo that the caller asks for is taken.</summary>
internal abstract class BuiltInDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromResult(Choose(target, (PlacementService)context));

    public SiloAddress Choose(PlacementTarget target, PlacementService context)
    {
        var silos = context.GetCompatibleSilos(target);
        return IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) ?? (silos.Length == 1 ? silos[0] : Choose(silos, target, context));
    }

    protected abstract SiloAddress Choose(SiloAddress[] silos, PlacementTarget target, PlacementService context);
}
