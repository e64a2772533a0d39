namespace Orleans.Embedded;

/// <summary>The silo with the fewest activations, of equal ones any.</summary>
internal sealed class ActivationCountPlacementDirector : BuiltInDirector
{
    protected override SiloAddress Choose(SiloAddress[] silos, PlacementTarget target, PlacementService context)
    {
        var counts = silos.Select(context.ActivationCount).ToArray();
        var least = counts.Min();
        var best = silos.Where((_, i) => counts[i] == least).ToArray();
        return best[context.Next(best.Length)];
    }
}
