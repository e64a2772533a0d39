namespace OrleansFlow.Grains.Common;

/// <summary>Waits between the tries of a call, growing from 50 ms to 2 s.</summary>
internal struct Backoff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private TimeSpan _next = First;

    /// <summary>Waits before the next try.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitAsync(CancellationToken cancellationToken = default)
    {
        TimeSpan wait = _next;
        _next = wait * 2 > Longest ? Longest : wait * 2;
        return Task.Delay(wait, time, cancellationToken);
    }
}
