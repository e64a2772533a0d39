using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;
using OrleansFlow.Exchange.Streams;

namespace OrleansFlow.Exchange.Tests;

/// <summary>Two silos with the exchange.</summary>
public sealed class ExchangeCluster : IAsyncLifetime
{
    private int _attempt;

    public InProcessTestCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        InProcessTestClusterBuilder builder = new(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddOrleansFlowExchange();
            silo.Services.AddSingleton<IExchangeAddressing, TestAddressing>();
        });
        Cluster = builder.Build();
        await Cluster.DeployAsync();
        await Cluster.WaitForLivenessToStabilizeAsync();
    }

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    /// <summary>A number for attempts that no other test has.</summary>
    public int NextAttempt() => Interlocked.Increment(ref _attempt);

    /// <summary>Activates the grain of an attempt on a silo.</summary>
    public async Task<(IExchangeTestGrain Grain, TestPeer Peer)> DeployAsync(ExecutionAttemptId attempt, int silo)
    {
        IExchangeTestGrain grain = Cluster.Client.GetGrain<IExchangeTestGrain>(attempt.ToString());
        RequestContext.Set(IPlacementDirector.PlacementHintKey, Cluster.Silos[silo].SiloAddress);
        string where = await grain.WhereAsync();
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        Assert.Equal(Cluster.Silos[silo].SiloAddress.ToParsableString(), where);
        return (grain, new TestPeer(attempt.ToString(), where));
    }
}
