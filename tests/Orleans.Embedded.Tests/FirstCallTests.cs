namespace Orleans.Embedded.Tests;

public interface IEchoGrain : IGrainWithStringKey
{
    Task<string> EchoAsync(string text, byte[] data);

    ValueTask<SiloAddress> WhereAsync();

    Task<string> CallAsync(IEchoGrain other, string text);
}

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<string> EchoAsync(string text, byte[] data) => Task.FromResult($"{this.GetPrimaryKeyString()}:{text}:{data.Length}");

    public ValueTask<SiloAddress> WhereAsync() => new(GrainContext.Address.SiloAddress!);

    public async Task<string> CallAsync(IEchoGrain other, string text) => await other.EchoAsync(text, new byte[3]);
}

public sealed class FirstCallTests
{
    [Fact]
    public async Task AClientCallsAGrainOfTwoSilos()
    {
        await using var cluster = new InProcessTestClusterBuilder(2).Build();
        await cluster.DeployAsync();
        for (var i = 1; i < 20; i++)
        {
            var grain = cluster.Client.GetGrain<IEchoGrain>($"g{i}");
            Assert.Equal($"g{i}:hi:64", await grain.EchoAsync("hi", new byte[64]));
            Assert.Equal("g0:yo:3", await grain.CallAsync(cluster.Client.GetGrain<IEchoGrain>("g0"), "yo"));
        }
    }
}
