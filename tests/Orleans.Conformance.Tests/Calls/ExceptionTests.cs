using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Serialization;

namespace Orleans.Conformance.Tests.Calls;

[Collection(SharedCluster.Name)]
public sealed class ExceptionTests(ClusterFixture cluster)
{
    private IExceptionGrain Grain => cluster.Client.GetGrain<IExceptionGrain>(cluster.Name());

    [Fact]
    public async Task AnExceptionReachesTheCallerWithItsTypeAndMessage()
    {
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() => Grain.ThrowAsync("key"));
        Assert.Equal("no such key", error.Message);
    }

    [Fact]
    public async Task AnExceptionCarriesTheStackOfTheGrain()
    {
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => Grain.ThrowAsync("other"));
        Assert.Contains(nameof(ExceptionGrain), error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExceptionWithASerializerCarriesItsOwnValuesAndTheInnerOne()
    {
        var error = await Assert.ThrowsAsync<OrderRefusedException>(() => Grain.ThrowAsync("custom"));
        Assert.Equal("refused", error.Message);
        Assert.Equal(17, error.Order);
        Assert.Equal("no stock", Assert.IsType<InvalidOperationException>(error.InnerException).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnExceptionIsTheSameWithinASiloAndAcrossSilos(bool acrossSilos)
    {
        var caller = await Grain.ActivatedOn(cluster.FirstSilo);
        var callee = await Grain.ActivatedOn(acrossSilos ? cluster.SecondSilo : cluster.FirstSilo);
        Assert.Equal("OrderRefusedException: refused", await caller.CatchAsync(callee, "custom"));
        Assert.Equal("KeyNotFoundException: no such key", await caller.CatchAsync(callee, "key"));
        Assert.Equal("OperationCanceledException: by the grain", await caller.CatchAsync(callee, "cancelled"));
    }

    [Fact]
    public async Task AnExceptionWithoutASerializerIsReplacedByOneThatNamesItsType()
    {
        var error = await Assert.ThrowsAsync<CodecNotFoundException>(() => Grain.ThrowAsync("plain").Soon());
        Assert.Contains(nameof(PlainException), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithinASiloAnExceptionNeedsNoSerializer()
    {
        var caller = await Grain.ActivatedOn(cluster.FirstSilo);
        var callee = await Grain.ActivatedOn(cluster.FirstSilo);
        Assert.Equal("PlainException: nobody serializes me", await caller.CatchAsync(callee, "plain"));
    }

    [Fact]
    public async Task AcrossSilosAnExceptionNeedsASerializer()
    {
        var caller = await Grain.ActivatedOn(cluster.FirstSilo);
        var callee = await Grain.ActivatedOn(cluster.SecondSilo);
        Assert.StartsWith(nameof(CodecNotFoundException), await caller.CatchAsync(callee, "plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAggregateExceptionKeepsAllItsInnerOnes()
    {
        var error = await Assert.ThrowsAsync<AggregateException>(() => Grain.ThrowAsync("aggregate"));
        Assert.Equal([typeof(InvalidOperationException), typeof(ArgumentException)], error.InnerExceptions.Select(e => e.GetType()));
    }

    [Fact]
    public async Task AnExceptionThrownBeforeTheFirstAwaitFailsTheCallOnly()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Grain.ThrowSynchronouslyAsync());
        Assert.Equal("at once", error.Message);
    }

    [Fact]
    public async Task AGrainThatThrewLivesOn()
    {
        var grain = Grain;
        await Assert.ThrowsAsync<KeyNotFoundException>(() => grain.ThrowAsync("key"));
        Assert.Equal(1, await grain.FineAsync());
    }
}
