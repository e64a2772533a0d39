using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange.Tests;

/// <summary>A waker for asynchronous loops.</summary>
internal sealed class AsyncWaker : ITaskWaker
{
    private readonly SemaphoreSlim _signal = new(0);
    private int _isFlushRequested;

    public void Wake() => _signal.Release();

    public void RequestFlush()
    {
        Volatile.Write(ref _isFlushRequested, 1);
        _signal.Release();
    }

    public bool TakeFlushRequest() => Volatile.Read(ref _isFlushRequested) == 1 && Interlocked.Exchange(ref _isFlushRequested, 0) == 1;

    public async Task WaitAsync()
    {
        if (!await _signal.WaitAsync(TimeSpan.FromSeconds(60)))
        {
            throw new TimeoutException("Nobody woke the task within 60 s.");
        }
    }
}
