namespace Orleans.Embedded.Tests.Simulation;

internal sealed class AccountGrain([PersistentState("balance")] IPersistentState<AccountState> state) : Grain, IAccountGrain
{
    private readonly List<int> _notes = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        return Task.CompletedTask;
    }

    public async Task PayAsync(long to, int amount)
    {
        state.State.Balance -= amount;
        await state.WriteStateAsync();
        await GrainFactory.GetGrain<IAccountGrain>(to).ReceiveAsync(amount);
    }

    public async Task ReceiveAsync(int amount)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(amount), ServiceProvider.GetRequiredService<TimeProvider>());
        state.State.Balance += amount;
        await state.WriteStateAsync();
    }

    public Task<int> BalanceAsync() => Task.FromResult(state.State.Balance);

    public Task NoteAsync(int number)
    {
        _notes.Add(number);
        return Task.CompletedTask;
    }

    public Task<List<int>> NotesAsync() => Task.FromResult(_notes);
}
