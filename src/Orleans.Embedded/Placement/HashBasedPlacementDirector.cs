namespace Orleans.Embedded;

internal sealed class HashBasedPlacementDirector : BuiltInDirector
{
    protected override SiloAddress Choose(SiloAddress[] silos, PlacementTarget target, PlacementService context) =>
        silos[(int)(target.GrainIdentity.GetUniformHashCode() % (uint)silos.Length)];
}
