using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Cluster;

/// <summary>Used by the management tests alone, so that its activations can be counted.</summary>
public interface ICountedGrain : IGrainWithStringKey, ILocated;

public class CountedGrain : Grain, ICountedGrain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);
}
