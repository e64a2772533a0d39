using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Reminders;

public interface IReminderGrain : IGrainWithStringKey
{
    Task<string> RegisterAsync(string name, TimeSpan due, TimeSpan period);

    Task<string?> FindAsync(string name);

    Task<string[]> ListAsync();

    Task UnregisterAsync(string name);

    Task LeaveAsync();
}

public class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    public async Task<string> RegisterAsync(string name, TimeSpan due, TimeSpan period) =>
        (await this.RegisterOrUpdateReminder(name, due, period)).ReminderName;

    public async Task<string?> FindAsync(string name) => (await this.GetReminder(name))?.ReminderName;

    public async Task<string[]> ListAsync() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public async Task UnregisterAsync(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Journal.Write(this.GetPrimaryKeyString(), "activated");
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Journal.Write(this.GetPrimaryKeyString(), $"{reminderName} every {status.Period.TotalMinutes} min");
        return Task.CompletedTask;
    }
}

public interface IForgetfulGrain : IGrainWithStringKey
{
    Task RegisterAsync();
}

/// <summary>Is not remindable.</summary>
public class ForgetfulGrain : Grain, IForgetfulGrain
{
    public Task RegisterAsync() => this.RegisterOrUpdateReminder("r", TimeSpan.Zero, TimeSpan.FromMinutes(1));
}
