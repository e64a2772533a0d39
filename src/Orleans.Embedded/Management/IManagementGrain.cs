namespace Orleans.Runtime;

/// <summary>Statistics and control of the cluster; its key is 0.</summary>
public interface IManagementGrain : IGrainWithIntegerKey
{
    /// <summary>The silos and their statuses.</summary>
    Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false);

    /// <summary>The silos as the membership table has them.</summary>
    Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive = false);

    /// <summary>Collects garbage.</summary>
    Task ForceGarbageCollection(SiloAddress[] hostsIds);

    /// <summary>Ends activations idle for longer than the age, on these silos.</summary>
    Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit);

    /// <summary>Ends activations idle for longer than the age, on all silos.</summary>
    Task ForceActivationCollection(TimeSpan ageLimit);

    /// <summary>Brings statistics up to date.</summary>
    Task ForceRuntimeStatisticsCollection(SiloAddress[] siloAddresses);

    /// <summary>Statistics of silos.</summary>
    Task<SiloRuntimeStatistics[]> GetRuntimeStatistics(SiloAddress[] hostsIds);

    /// <summary>Activations by class and silo.</summary>
    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds);

    /// <summary>Activations by class and silo, of all silos.</summary>
    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics();

    /// <summary>Each activation; of some classes or silos when given.</summary>
    Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null);

    /// <summary>The number of activations of the grain's class.</summary>
    Task<int> GetGrainActivationCount(GrainReference grainReference);

    /// <summary>The number of activations.</summary>
    Task<int> GetTotalActivationCount();

    /// <summary>The silo where the grain is active; null when it is not.</summary>
    ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference);

    /// <summary>The active grains of a type.</summary>
    ValueTask<List<GrainId>> GetActiveGrains(GrainType type);
}
