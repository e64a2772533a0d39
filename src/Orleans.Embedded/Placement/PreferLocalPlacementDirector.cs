namespace Orleans.Embedded;

internal sealed class PreferLocalPlacementDirector : BuiltInDirector
{
    protected override SiloAddress Choose(SiloAddress[] silos, PlacementTarget target, PlacementService context) =>
        silos.Contains(context.LocalSilo) ? context.LocalSilo : silos[context.Next(silos.Length)];
}
