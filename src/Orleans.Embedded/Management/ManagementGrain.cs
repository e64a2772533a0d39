namespace Orleans.Embedded;

/// <summary>Statistics and control of the cluster.</summary>
[Concurrency.Reentrant]
[GrainType("sys.management")]
internal sealed class ManagementGrain(SiloNode silo) : Grain, IManagementGrain
{
    private MembershipTable Table => silo.Network.Membership;

    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false) =>
        Task.FromResult(Table.Entries(onlyActive).ToDictionary(e => e.SiloAddress, e => e.Status));

    public Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive = false) => Task.FromResult(Table.Entries(onlyActive));

    public Task ForceGarbageCollection(SiloAddress[] hostsIds)
    {
        GC.Collect();
        return Task.CompletedTask;
    }

    public Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit)
    {
        foreach (var host in Hosts(hostsIds))
        {
            host.CollectIdle(ageLimit);
        }

        return Task.CompletedTask;
    }

    public Task ForceActivationCollection(TimeSpan ageLimit) => ForceActivationCollection([], ageLimit);

    public Task ForceRuntimeStatisticsCollection(SiloAddress[] siloAddresses) => Task.CompletedTask;

    public Task<SiloRuntimeStatistics[]> GetRuntimeStatistics(SiloAddress[] hostsIds) =>
        Task.FromResult(Hosts(hostsIds).Select(h =>
        {
            var activations = h.Activations();
            var now = h.Processor.Clock.GetUtcNow().UtcDateTime;
            return new SiloRuntimeStatistics(activations.Count, activations.Count, silo.Network.Clients().Count, h.ReceivedMessages, h.SentMessages, now);
        }).ToArray());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds) =>
        Task.FromResult(Hosts(hostsIds).SelectMany(h => h.Activations().GroupBy(a => a.Class.Type.FullName!)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SimpleGrainStatistic { GrainType = g.Key, SiloAddress = h.Address, ActivationCount = g.Count() })).ToArray());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => GetSimpleGrainStatistics([]);

    public Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null) =>
        Task.FromResult(Hosts(hostsIds).SelectMany(h => h.Activations()
            .Where(a => types is null || types.Length == 0 || types.Contains(a.Class.Type.FullName))
            .Select(a => new DetailedGrainStatistic { GrainType = a.Class.Type.FullName!, SiloAddress = h.Address, GrainId = a.GrainId })).ToArray());

    public Task<int> GetGrainActivationCount(GrainReference grainReference) =>
        Task.FromResult(Hosts(null).Sum(h => h.Activations().Count(a => a.GrainId.Type == grainReference.GrainId.Type)));

    public Task<int> GetTotalActivationCount() => Task.FromResult(Hosts(null).Sum(h => h.Activations().Count));

    public ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference) => new(silo.Network.Directory.Find(reference.GetGrainId())?.Address);

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type) =>
        new(Hosts(null).SelectMany(h => h.Activations()).Where(a => a.GrainId.Type == type).Select(a => a.GrainId).Distinct().Order().ToList());

    private IEnumerable<SiloNode> Hosts(SiloAddress[]? hosts) => Table.ActiveSilos().Where(s => hosts is null || hosts.Length == 0 || hosts.Contains(s.Address));
}
