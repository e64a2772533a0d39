using Orleans.Streams;

namespace Orleans.Embedded.Tests.Simulation;

/// <summary>Hears a memory stream and its reminders.</summary>
[KeepAlive]
public sealed class ListenerGrain : Grain, IListenerGrain, IRemindable
{
    private readonly List<string> _heard = [];

    /// <inheritdoc/>
    public Task ListenAsync() => StreamOf(this.GetPrimaryKeyString()).SubscribeAsync((number, _) =>
    {
        _heard.Add($"{number}");
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public Task TellAsync(string other, int number) => StreamOf(other).OnNextAsync(number);

    /// <inheritdoc/>
    public Task RemindAsync(TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder("reminder", due, period);

    /// <inheritdoc/>
    public Task<List<string>> HeardAsync() => Task.FromResult(_heard);

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _heard.Add($"{reminderName} at {status.CurrentTickTime:HH:mm}");
        return Task.CompletedTask;
    }

    private IAsyncStream<int> StreamOf(string key) => this.GetStreamProvider("memory").GetStream<int>("numbers", key);
}
