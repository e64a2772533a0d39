namespace OrleansFlow.Grains.Common;

/// <summary>
/// Sends numbered items one after the other, each until it is taken. Used on one logical thread, the one of its grain; the next
/// item goes only when the one before was taken, so that no order has to be restored unless a call is repeated.
/// </summary>
/// <param name="send">Sends an item under its number; false if the receiver is gone for good.</param>
/// <param name="time">The clock.</param>
/// <param name="failed">Told of each call that failed, before it is repeated.</param>
/// <param name="cancellationToken">Ends it.</param>
internal sealed class OrderedSender(Func<long, byte[], Task<bool>> send, TimeProvider time, Action<Exception> failed, CancellationToken cancellationToken)
{
    private readonly Queue<byte[]> _items = new();
    private long _next;
    private bool _gone;

    /// <summary>Completes when all that was added has been taken.</summary>
    public Task Sending { get; private set; } = Task.CompletedTask;

    public void Add(byte[] item)
    {
        if (_gone)
        {
            return;
        }

        _items.Enqueue(item);
        if (Sending.IsCompleted)
        {
            Sending = SendAsync();
        }
    }

    private async Task SendAsync()
    {
        while (_items.TryPeek(out byte[]? item))
        {
            var backoff = new Backoff(time);
            while (true)
            {
                try
                {
                    if (!await send(_next, item))
                    {
                        _gone = true;
                        _items.Clear();
                        return;
                    }

                    break;
                }
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
                {
                    failed(e);
                    await backoff.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                }

                if (cancellationToken.IsCancellationRequested)
                {
                    _gone = true;
                    _items.Clear();
                    return;
                }
            }

            _items.Dequeue();
            _next++;
        }
    }
}
