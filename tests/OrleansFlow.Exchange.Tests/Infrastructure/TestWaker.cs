using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange.Tests;

/// <summary>Remembers being woken; a thread can wait for it.</summary>
internal sealed class TestWaker : ITaskWaker
{
    private readonly SemaphoreSlim _signal = new(0);

    public int Wakes => Volatile.Read(ref _wakes);

    public int FlushRequests => Volatile.Read(ref _flushRequests);

    /// <summary>What the task does at once when it is woken.</summary>
    public Action? OnWake { get; set; }

    private int _wakes;
    private int _flushRequests;

    public void Wake()
    {
        Interlocked.Increment(ref _wakes);
        _signal.Release();
        OnWake?.Invoke();
    }

    public void RequestFlush()
    {
        Interlocked.Increment(ref _flushRequests);
        _signal.Release();
    }

    public void WaitForWake()
    {
        if (!_signal.Wait(TimeSpan.FromSeconds(30)))
        {
            throw new TimeoutException("Nobody woke the task within 30 s.");
        }
    }
}
