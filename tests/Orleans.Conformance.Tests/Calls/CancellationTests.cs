using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

[Collection(SharedCluster.Name)]
public sealed class CancellationTests(ClusterFixture cluster)
{
    [Fact]
    public async Task ATokenCancelledByTheClientIsCancelledInTheGrain()
    {
        var grain = cluster.Client.GetGrain<ICancellationGrain>(cluster.Name());
        var gate = cluster.Name("gate");
        using var source = new CancellationTokenSource();
        var call = grain.WaitAsync(gate, source.Token);
        await Gate.Of(gate).Reached;
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        await Gate.Of(gate).Opened;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ATokenIsCancelledThroughAChainOfGrains(bool acrossSilos)
    {
        var near = await cluster.Client.GetGrain<ICancellationGrain>(cluster.Name()).ActivatedOn(cluster.FirstSilo);
        var far = await cluster.Client.GetGrain<ICancellationGrain>(cluster.Name()).ActivatedOn(acrossSilos ? cluster.SecondSilo : cluster.FirstSilo);
        var gate = cluster.Name("gate");
        using var source = new CancellationTokenSource();
        var call = near.WaitThroughAsync(far, gate, source.Token);
        await Gate.Of(gate).Reached;
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        await Gate.Of(gate).Opened;
    }

    [Fact]
    public async Task ATokenLeftOutIsNeverCancelled() =>
        Assert.False(await cluster.Client.GetGrain<ICancellationGrain>(cluster.Name()).CanBeCancelledAsync());

    [Fact]
    public async Task ACallWithATokenThatIsCancelledAlreadyFails() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => cluster.Client.GetGrain<ICancellationGrain>(cluster.Name()).WaitAsync(cluster.Name("gate"), new CancellationToken(canceled: true)).Soon());
}
