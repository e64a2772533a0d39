using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

public interface ITimerGrain : IGrainWithStringKey
{
    /// <summary>Starts a timer that writes each tick to the page and stops itself after so many.</summary>
    Task StartAsync(string page, TimeSpan due, TimeSpan period, int ticks);

    Task StartFarAsync(string page);

    Task ChangeAsync(TimeSpan due, TimeSpan period);

    Task DisposeTimerAsync();

    Task StartFailingAsync(string page);

    /// <summary>Starts a timer whose tick ends when its token is cancelled.</summary>
    Task StartWaitingForCancellationAsync(string page);

    Task<string> StartWithBadPeriodAsync();
}

public class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;

    public Task StartAsync(string page, TimeSpan due, TimeSpan period, int ticks)
    {
        var tick = 0;
        _timer = this.RegisterGrainTimer(
            () =>
            {
                Journal.Write(page, $"tick {++tick}");
                if (tick == ticks)
                {
                    _timer!.Dispose();
                    Journal.Write(page, "disposed");
                }

                return Task.CompletedTask;
            },
            due,
            period);
        return Task.CompletedTask;
    }

    public Task StartFarAsync(string page) => StartAsync(page, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan, int.MaxValue);

    public Task ChangeAsync(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task DisposeTimerAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task StartFailingAsync(string page)
    {
        var tick = 0;
        _timer = this.RegisterGrainTimer(
            () =>
            {
                Journal.Write(page, $"tick {++tick}");
                throw new InvalidOperationException("a tick that fails");
            },
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(20));
        return Task.CompletedTask;
    }

    public Task StartWaitingForCancellationAsync(string page)
    {
        _timer = this.RegisterGrainTimer(
            async token =>
            {
                Journal.Write(page, "waiting");
                var cancelled = new TaskCompletionSource();
                await using var registration = token.Register(cancelled.SetResult);
                await cancelled.Task;
                Journal.Write(page, "cancelled");
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
        return Task.CompletedTask;
    }

    public Task<string> StartWithBadPeriodAsync()
    {
        try
        {
            this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(1));
            return Task.FromResult("accepted");
        }
        catch (ArgumentOutOfRangeException e)
        {
            return Task.FromResult(e.ParamName ?? "");
        }
    }
}

public interface ITickingGrain : IGrainWithStringKey
{
    /// <summary>Starts a quick timer whose ticks enter and leave like the calls do.</summary>
    Task StartTickingAsync();

    Task StayAsync();

    [AlwaysInterleave]
    Task<int> MostInsideAsync();

    /// <summary>Stays until a tick has come in between.</summary>
    Task StayUntilInterleavedTickAsync();
}

public class TickingGrain : Grain, ITickingGrain
{
    private int _inside;
    private int _most;

    public Task StartTickingAsync()
    {
        this.RegisterGrainTimer(StayAsync, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        return Task.CompletedTask;
    }

    public async Task StayAsync()
    {
        _most = Math.Max(_most, ++_inside);
        for (var i = 0; i < 5; i++)
        {
            await Task.Yield();
        }

        _inside--;
    }

    public Task<int> MostInsideAsync() => Task.FromResult(_most);

    public Task StayUntilInterleavedTickAsync()
    {
        var ticked = new TaskCompletionSource();
        this.RegisterGrainTimer(
            _ =>
            {
                ticked.TrySetResult();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
        return ticked.Task;
    }
}
