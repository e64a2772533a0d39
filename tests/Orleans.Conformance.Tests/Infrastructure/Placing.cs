using Orleans.Runtime.Placement;

namespace Orleans.Conformance.Tests.Infrastructure;

/// <summary>Activates grains where a test wants them.</summary>
internal static class Placing
{
    public static async Task<T> ActivatedOn<T>(this T grain, SiloAddress silo)
        where T : ILocated
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        try
        {
            Assert.Equal(silo, await grain.WhereAsync());
            return grain;
        }
        finally
        {
            RequestContext.Clear();
        }
    }
}
