using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Reminders;

[Collection(SharedCluster.Name)]
public sealed class ReminderTests(ClusterFixture cluster)
{
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);

    private IReminderGrain Grain => cluster.Client.GetGrain<IReminderGrain>(cluster.Name("reminded"));

    [Fact]
    public async Task ARegisteredReminderIsFoundAndListedUntilItIsUnregistered()
    {
        var grain = Grain;
        Assert.Null(await grain.FindAsync("tea"));
        Assert.Equal("tea", await grain.RegisterAsync("tea", Far, Far));
        Assert.Equal("coffee", await grain.RegisterAsync("coffee", Far, Far));
        Assert.Equal("tea", await grain.FindAsync("tea"));
        Assert.Equal(["coffee", "tea"], await grain.ListAsync());
        await grain.UnregisterAsync("tea");
        Assert.Null(await grain.FindAsync("tea"));
        Assert.Equal(["coffee"], await grain.ListAsync());
    }

    [Fact]
    public async Task ARegistrationUnderTheSameNameReplacesTheFirst()
    {
        var grain = Grain;
        await grain.RegisterAsync("tea", Far, Far);
        await grain.RegisterAsync("tea", Far, 2 * Far);
        Assert.Equal(["tea"], await grain.ListAsync());
    }

    [Fact]
    public async Task AReminderOutlivesTheActivation()
    {
        var grain = Grain;
        await grain.RegisterAsync("tea", Far, Far);
        await grain.LeaveAsync();
        Assert.Equal(["tea"], await grain.ListAsync().Soon());
    }

    [Fact]
    public async Task ADueReminderActivatesItsGrainAndTellsItsPeriod()
    {
        var name = cluster.Name("reminded");
        var grain = cluster.Client.GetGrain<IReminderGrain>(name);
        await grain.RegisterAsync("tea", TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(3));
        await grain.LeaveAsync();
        Assert.Equal(["activated", "activated", "tea every 3 min"], await Journal.ReadAsync(name, 3));
    }

    [Fact]
    public async Task APeriodUnderAMinuteIsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Grain.RegisterAsync("tea", Far, TimeSpan.FromSeconds(59)));

    [Fact]
    public async Task AGrainThatIsNotRemindableCannotRegister() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Client.GetGrain<IForgetfulGrain>(cluster.Name()).RegisterAsync());
}
