namespace Orleans.Conformance.Tests.Infrastructure;

/// <summary>The tests of this collection run one after another on one cluster.</summary>
[CollectionDefinition(Name)]
public sealed class SharedCluster : ICollectionFixture<ClusterFixture>
{
    public const string Name = "shared cluster";
}
