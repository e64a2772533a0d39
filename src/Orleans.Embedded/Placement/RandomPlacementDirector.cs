namespace Orleans.Embedded;

internal sealed class RandomPlacementDirector : BuiltInDirector
{
    protected override SiloAddress Choose(SiloAddress[] silos, PlacementTarget target, PlacementService context) => silos[context.Next(silos.Length)];
}
