namespace Orleans.Embedded;

/// <summary>A silo whose name is the grain's key.</summary>
internal sealed class SiloRolePlacementDirector : BuiltInDirector
{
    protected override SiloAddress Choose(SiloAddress[] silos, PlacementTarget target, PlacementService context)
    {
        var role = target.GrainIdentity.Key.ToString();
        var fitting = silos.Where(s => context.NameOf(s) == role).ToArray();
        return fitting.Length > 0 ? fitting[context.Next(fitting.Length)] : throw new OrleansException($"Cannot place {target.GrainIdentity}: no silo has the role '{role}'.");
    }
}
