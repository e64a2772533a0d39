using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

public interface ICancellationGrain : IGrainWithStringKey, ILocated
{
    Task<string> WaitAsync(string gate, CancellationToken cancellationToken);

    Task<bool> CanBeCancelledAsync(CancellationToken cancellationToken = default);

    /// <summary>Passes the token on to another grain.</summary>
    Task<string> WaitThroughAsync(ICancellationGrain other, string gate, CancellationToken cancellationToken);
}

public class CancellationGrain : Grain, ICancellationGrain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public async Task<string> WaitAsync(string gate, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        Gate.Of(gate).Reach();
        await cancelled.Task;
        Gate.Of(gate).Open();
        cancellationToken.ThrowIfCancellationRequested();
        return "not cancelled";
    }

    public Task<bool> CanBeCancelledAsync(CancellationToken cancellationToken) => Task.FromResult(cancellationToken.CanBeCanceled && cancellationToken.IsCancellationRequested);

    public Task<string> WaitThroughAsync(ICancellationGrain other, string gate, CancellationToken cancellationToken) => other.WaitAsync(gate, cancellationToken);
}
