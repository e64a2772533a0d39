namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>Tests of clusters run one after another: each has the machine for itself, so that no silo is missed for want of time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterTests
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "clusters";
}
