using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Serialization.Invocation;

namespace Orleans.Conformance.Tests.Calls;

public interface ITurns : IGrainWithStringKey
{
    /// <summary>Enters the grain, stays for several turns of the scheduler, and leaves.</summary>
    Task StayAsync();

    /// <summary>The most calls that were inside at one time.</summary>
    [AlwaysInterleave]
    Task<int> MostInsideAsync();

    /// <summary>Waits at a gate.</summary>
    Task WaitAsync(string gate);

    /// <summary>Opens a gate in an ordinary call.</summary>
    Task OpenAsync(string gate);

    /// <summary>Opens a gate in a call that interleaves with all others.</summary>
    [AlwaysInterleave]
    Task OpenInterleavedAsync(string gate);

    /// <summary>Waits at a gate in a call that only reads.</summary>
    [ReadOnly]
    Task WaitReadingAsync(string gate);

    /// <summary>Opens a gate in a call that only reads.</summary>
    [ReadOnly]
    Task OpenReadingAsync(string gate);
}

public interface IPlainTurnsGrain : ITurns;

public interface IReentrantTurnsGrain : ITurns;

public interface IChoosyTurnsGrain : ITurns;

public abstract class TurnsGrain : Grain
{
    private int _inside;
    private int _most;

    public async Task StayAsync()
    {
        _most = Math.Max(_most, ++_inside);
        for (var i = 0; i < 10; i++)
        {
            await Task.Yield();
        }

        _inside--;
    }

    public Task<int> MostInsideAsync() => Task.FromResult(_most);

    public Task WaitAsync(string gate) => Gate.Of(gate).PassAsync();

    public Task OpenAsync(string gate)
    {
        Gate.Of(gate).Open();
        return Task.CompletedTask;
    }

    public Task OpenInterleavedAsync(string gate) => OpenAsync(gate);

    public Task WaitReadingAsync(string gate) => WaitAsync(gate);

    public Task OpenReadingAsync(string gate) => OpenAsync(gate);
}

public class PlainTurnsGrain : TurnsGrain, IPlainTurnsGrain;

[Reentrant]
public class ReentrantTurnsGrain : TurnsGrain, IReentrantTurnsGrain;

[MayInterleave(nameof(MayInterleave))]
public class ChoosyTurnsGrain : TurnsGrain, IChoosyTurnsGrain
{
    public static bool MayInterleave(IInvokable request) => request.GetMethodName() == nameof(OpenAsync);
}

public interface IChainGrain : IGrainWithStringKey
{
    /// <summary>Calls another grain, which calls back.</summary>
    Task<int> CallAroundAsync(IChainGrain other, bool allowReentrancy);

    /// <summary>Calls back the caller.</summary>
    [ResponseTimeout("00:00:01.5")]
    Task<int> CallBackAsync(IChainGrain caller);

    [ResponseTimeout("00:00:00.5")]
    Task<int> AnswerAsync();

    /// <summary>Calls itself through its reference.</summary>
    Task<int> CallSelfAsync();
}

public class ChainGrain : Grain, IChainGrain
{
    public async Task<int> CallAroundAsync(IChainGrain other, bool allowReentrancy)
    {
        var self = this.AsReference<IChainGrain>();
        if (!allowReentrancy)
        {
            return await other.CallBackAsync(self);
        }

        using (RequestContext.AllowCallChainReentrancy())
        {
            return await other.CallBackAsync(self);
        }
    }

    public Task<int> CallBackAsync(IChainGrain caller) => caller.AnswerAsync();

    public Task<int> AnswerAsync() => Task.FromResult(42);

    public Task<int> CallSelfAsync() => this.AsReference<IChainGrain>().AnswerAsync();
}
