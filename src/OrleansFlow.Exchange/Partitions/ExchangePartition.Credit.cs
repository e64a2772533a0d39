using System.Diagnostics;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <content>Waiting for credit, the end and the abort.</content>
internal abstract partial class ExchangePartition<T>
{
    private readonly List<int> _stalled = [];
    private readonly Lock _endLock = new();
    private TaskCompletionSource? _progress;
    private volatile bool _hasNews;
    private int _waiting;
    private bool _isEnded;

    public sealed override bool IsAvailable =>
        _stalled.Count == 0 || (_hasNews && HandWaiting()) || _stalled.Count < StalledLimit;

    /// <summary>How many channels without credit keep the partition from taking records: one, unless records can go around it.</summary>
    protected virtual int StalledLimit => 1;

    public void OnProgress()
    {
        _hasNews = true;
        lock (_endLock)
        {
            _progress?.TrySetResult();
        }

        _context.Waker.Wake();
    }

    public sealed override async ValueTask DrainAsync()
    {
        SealOpen();
        while (true)
        {
            Task progress = NextProgress();
            _hasNews = false;
            if (HandWaiting() && IsDrained())
            {
                break;
            }

            await progress;
        }

        End(static (output, _) => output.Close(), null);
    }

    public sealed override void Abort(Exception? cause) => End(static (output, cause) => output.Abort(cause), cause);

    /// <summary>Hands a full batch over, behind those that wait.</summary>
    protected void Hand(int channel, RecordBatch<T> batch)
    {
        ref OutputSlot slot = ref _slots[channel];
        Count(batch.Count, 1);
        if (slot.Waiting is null && slot.Output!.TrySend(batch))
        {
            return;
        }

        if (slot.Waiting is null)
        {
            slot.Waiting = new Queue<RecordBatch<T>>();
            _stalled.Add(channel);
        }

        slot.Waiting.Enqueue(batch);
        _waiting++;
    }

    /// <summary>Hands over what waits for credit, as far as there is some.</summary>
    private bool HandWaiting()
    {
        if (_stalled.Count == 0)
        {
            return true;
        }

        _hasNews = false;
        int left = 0;
        for (int i = 0; i < _stalled.Count; i++)
        {
            int channel = _stalled[i];
            ref OutputSlot slot = ref _slots[channel];
            Debug.Assert(slot.Waiting is not null);
            while (slot.Waiting!.TryPeek(out RecordBatch<T>? batch) && slot.Output!.TrySend(batch))
            {
                slot.Waiting.Dequeue();
                _waiting--;
            }

            if (slot.Waiting.Count == 0)
            {
                slot.Waiting = null;
            }
            else
            {
                _stalled[left++] = channel;
            }
        }

        _stalled.RemoveRange(left, _stalled.Count - left);
        return left == 0;
    }

    private bool IsDrained()
    {
        foreach (ref OutputSlot slot in _slots.AsSpan())
        {
            if (!slot.Output!.IsDrained)
            {
                return false;
            }
        }

        return true;
    }

    private Task NextProgress()
    {
        lock (_endLock)
        {
            if (_progress is null or { Task.IsCompleted: true })
            {
                _progress = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return _progress.Task;
        }
    }

    private void End(Action<ChannelOutput, Exception?> end, Exception? cause)
    {
        lock (_endLock)
        {
            if (_isEnded)
            {
                return;
            }

            _isEnded = true;
        }

        _context.Ended(this);
        foreach (ref OutputSlot slot in _slots.AsSpan())
        {
            if (slot.Output is { } output)
            {
                end(output, cause);
            }
        }

        OnProgress();
    }
}
