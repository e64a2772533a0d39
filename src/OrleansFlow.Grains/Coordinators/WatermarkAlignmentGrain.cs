using Orleans.Placement;

namespace OrleansFlow.Grains.Coordinators;

/// <summary>
/// Compares the watermarks of a group's sources. It keeps them in memory only: each source reports again within its interval, and
/// until then readers keep the limit they have.
/// </summary>
[PreferLocalPlacement]
internal sealed class WatermarkAlignmentGrain : Grain, IWatermarkAlignmentGrain
{
    private readonly SortedDictionary<string, long> _watermarks = new(StringComparer.Ordinal);

    public Task<long> AlignAsync(string operatorId, long watermark)
    {
        _watermarks[operatorId] = watermark;
        return Task.FromResult(_watermarks.Values.Min());
    }
}
