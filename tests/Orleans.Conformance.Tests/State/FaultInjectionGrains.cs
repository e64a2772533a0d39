namespace Orleans.Conformance.Tests.State;

public interface IFaultyAccountGrain : IGrainWithStringKey
{
    Task<int> BalanceAsync();

    Task WriteAsync(int balance);

    Task ReadAsync();

    Task ClearAsync();
}

public class FaultyAccountGrain([PersistentState("account", StorageSetup.FaultyStorage)] IPersistentState<Account> account) : Grain, IFaultyAccountGrain
{
    public Task<int> BalanceAsync() => Task.FromResult(account.State.Balance);

    public Task WriteAsync(int balance)
    {
        account.State.Balance = balance;
        return account.WriteStateAsync();
    }

    public Task ReadAsync() => account.ReadStateAsync();

    public Task ClearAsync() => account.ClearStateAsync();
}
