using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Serialization;

namespace Orleans.Conformance.Tests.Calls;

[Collection(SharedCluster.Name)]
public sealed class CopyTests(ClusterFixture cluster)
{
    [Fact]
    public async Task AnArgumentIsCopiedWithinASilo()
    {
        await SendAsync("copied", acrossSilos: false);
        AssertCopy(CopyGrain.LastSent, CopyGrain.LastReceived);
    }

    [Fact]
    public async Task AnArgumentIsCopiedAcrossSilos()
    {
        await SendAsync("copied", acrossSilos: true);
        AssertCopy(CopyGrain.LastSent, CopyGrain.LastReceived);
    }

    [Fact]
    public async Task AnArgumentIsCopiedBeforeTheCallReturns()
    {
        await SendAsync("changed after the call began", acrossSilos: false);
        var received = Assert.IsType<Parcel>(CopyGrain.LastReceived);
        Assert.Equal(1, received.Number);
        Assert.Equal(["a", "b"], received.Lines);
    }

    [Fact]
    public async Task AResultIsCopiedWithinASilo()
    {
        await SendAsync("result", acrossSilos: false);
        AssertCopy(CopyGrain.LastSent, CopyGrain.LastReceived);
    }

    [Theory]
    [InlineData("immutable argument")]
    [InlineData("immutable wrapper")]
    [InlineData("immutable type")]
    [InlineData("immutable result")]
    public async Task WhatIsImmutableIsHandedOverByReferenceWithinASilo(string way)
    {
        await SendAsync(way, acrossSilos: false);
        Assert.NotNull(CopyGrain.LastSent);
        Assert.Same(CopyGrain.LastSent, CopyGrain.LastReceived);
    }

    [Theory]
    [InlineData("immutable argument")]
    [InlineData("immutable wrapper")]
    [InlineData("immutable type")]
    [InlineData("immutable result")]
    public async Task WhatIsImmutableIsSerializedAcrossSilos(string way)
    {
        await SendAsync(way, acrossSilos: true);
        Assert.NotNull(CopyGrain.LastSent);
        Assert.NotNull(CopyGrain.LastReceived);
        Assert.NotSame(CopyGrain.LastSent, CopyGrain.LastReceived);
        Assert.Equal(CopyGrain.LastSent.GetType(), CopyGrain.LastReceived.GetType());
    }

    [Fact]
    public async Task ALargeArgumentAndResultCrossSilos()
    {
        var receiver = await cluster.Client.GetGrain<ICopyGrain>(cluster.Name()).ActivatedOn(cluster.SecondSilo);
        var lines = Enumerable.Range(0, 20_000).Select(i => $"line {i} of a parcel").ToList();
        var caller = cluster.On(cluster.FirstSilo).GetGrain<ICopyGrain>(receiver.GetPrimaryKeyString());
        await caller.KeepAsync(new Parcel { Lines = lines });
        Assert.Equal(lines, (await caller.ReturnKeptAsync()).Lines);
    }

    [Fact]
    public async Task AnArgumentWithoutASerializerFailsNamingTheType()
    {
        var grain = cluster.Client.GetGrain<ICopyGrain>(cluster.Name());
        var error = await Assert.ThrowsAsync<CodecNotFoundException>(() => grain.TakeAnythingAsync(new Unserializable()));
        Assert.Contains(nameof(Unserializable), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AResultWithoutASerializerFailsNamingTheType()
    {
        var grain = cluster.Client.GetGrain<ICopyGrain>(cluster.Name());
        var error = await Assert.ThrowsAnyAsync<Exception>(() => grain.GiveUnserializableAsync().Soon());
        Assert.Contains(nameof(Unserializable), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheGrainAnswersOnAfterAResultThatCouldNotBeSent()
    {
        var grain = cluster.Client.GetGrain<ICopyGrain>(cluster.Name());
        await Assert.ThrowsAnyAsync<Exception>(() => grain.GiveUnserializableAsync().Soon());
        await grain.KeepAsync(new Parcel { Number = 4 });
        Assert.Equal(4, (await grain.ReturnKeptAsync()).Number);
    }

    private static void AssertCopy(object? sent, object? received)
    {
        var original = Assert.IsType<Parcel>(sent);
        var copy = Assert.IsType<Parcel>(received);
        Assert.NotSame(original, copy);
        Assert.NotSame(original.Lines, copy.Lines);
        Assert.Equal(original.Number, copy.Number);
        Assert.Equal(original.Lines, copy.Lines);
        Assert.Null(copy.Unmarked);
    }

    private async Task SendAsync(string way, bool acrossSilos)
    {
        var sender = await cluster.Client.GetGrain<ICopyGrain>(cluster.Name()).ActivatedOn(cluster.FirstSilo);
        var receiver = await cluster.Client.GetGrain<ICopyGrain>(cluster.Name()).ActivatedOn(acrossSilos ? cluster.SecondSilo : cluster.FirstSilo);
        await receiver.KeepAsync(new Parcel { Number = 7 });
        await receiver.KeepSealedAsync(new SealedParcel { Number = 8 });
        await sender.SendAsync(receiver, way);
    }
}
