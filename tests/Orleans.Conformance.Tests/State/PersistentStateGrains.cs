using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.State;

[GenerateSerializer]
public class Account
{
    [Id(0)]
    public int Balance { get; set; }

    [Id(1)]
    public List<string> Entries { get; set; } = [];
}

public interface IAccountGrain : IGrainWithStringKey
{
    Task<int> BalanceAsync();

    Task<bool> ExistsAsync();

    Task<string?> EtagAsync();

    Task SetAsync(int balance, bool write);

    Task ReadAsync();

    Task ClearAsync();

    Task LeaveAsync();

    Task<string> ActivationIdAsync();

    /// <summary>Writes with the given ETag instead of the right one.</summary>
    Task WriteWithEtagAsync(string etag);
}

public interface IFacetAccountGrain : IAccountGrain
{
    Task SetSecondAsync(int balance);

    Task<int> SecondAsync();
}

public interface IOwnStorageAccountGrain : IAccountGrain;

public interface IBaseClassAccountGrain : IAccountGrain;

public class FacetAccountGrain(
    [PersistentState("account")] IPersistentState<Account> account,
    [PersistentState("second", StorageSetup.OwnStorage)] IPersistentState<Account> second) : Grain, IFacetAccountGrain
{
    public Task<int> BalanceAsync() => Task.FromResult(account.State.Balance);

    public Task<bool> ExistsAsync() => Task.FromResult(account.RecordExists);

    public Task<string?> EtagAsync() => Task.FromResult(account.Etag);

    public async Task SetAsync(int balance, bool write)
    {
        account.State.Balance = balance;
        if (write)
        {
            await account.WriteStateAsync();
        }
    }

    public Task ReadAsync() => account.ReadStateAsync();

    public Task ClearAsync() => account.ClearStateAsync();

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> ActivationIdAsync() => Task.FromResult(GrainContext.ActivationId.ToString());

    public Task WriteWithEtagAsync(string etag) => throw new NotSupportedException("the facet's ETag is read only");

    public Task SetSecondAsync(int balance)
    {
        second.State = new Account { Balance = balance };
        return second.WriteStateAsync();
    }

    public Task<int> SecondAsync() => Task.FromResult(second.State.Balance);
}

/// <summary>State in a provider of the tests' own.</summary>
public class OwnStorageAccountGrain([PersistentState("account", StorageSetup.OwnStorage)] IPersistentState<Account> account) : Grain, IOwnStorageAccountGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Journal.Write(this.GetPrimaryKeyString(), $"activated with {account.State.Balance}");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write(this.GetPrimaryKeyString(), $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<int> BalanceAsync() => Task.FromResult(account.State.Balance);

    public Task<bool> ExistsAsync() => Task.FromResult(account.RecordExists);

    public Task<string?> EtagAsync() => Task.FromResult(account.Etag);

    public Task SetAsync(int balance, bool write)
    {
        account.State.Balance = balance;
        return write ? account.WriteStateAsync() : Task.CompletedTask;
    }

    public Task ReadAsync() => account.ReadStateAsync();

    public Task ClearAsync() => account.ClearStateAsync();

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> ActivationIdAsync() => Task.FromResult(GrainContext.ActivationId.ToString());

    public Task WriteWithEtagAsync(string etag)
    {
        OwnGrainStorage.Overtake(this.GetGrainId(), etag);
        return account.WriteStateAsync();
    }
}

/// <summary>State by the base class, in the default provider.</summary>
public class BaseClassAccountGrain : Grain<Account>, IBaseClassAccountGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        Journal.Write(this.GetPrimaryKeyString(), $"activated with {State.Balance}");
    }

    public Task<int> BalanceAsync() => Task.FromResult(State.Balance);

    public Task<bool> ExistsAsync() => throw new NotSupportedException("the base class does not show it");

    public Task<string?> EtagAsync() => throw new NotSupportedException("the base class does not show it");

    public Task SetAsync(int balance, bool write)
    {
        State.Balance = balance;
        return write ? WriteStateAsync() : Task.CompletedTask;
    }

    public Task ReadAsync() => ReadStateAsync();

    public Task ClearAsync() => ClearStateAsync();

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> ActivationIdAsync() => Task.FromResult(GrainContext.ActivationId.ToString());

    public Task WriteWithEtagAsync(string etag) => throw new NotSupportedException();
}

public interface IUnknownStorageGrain : IGrainWithStringKey
{
    Task NothingAsync();
}

public class UnknownStorageGrain([PersistentState("s", "nowhere")] IPersistentState<Account> account) : Grain, IUnknownStorageGrain
{
    public Task NothingAsync() => account.ReadStateAsync();
}
