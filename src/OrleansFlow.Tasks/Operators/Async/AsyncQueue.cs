namespace OrleansFlow.Tasks.Operators.Async;

/// <summary>
/// The elements under way in an asynchronous operator, in the order in which they came. What may be emitted next: in order, the
/// first if it is complete; without order, any complete record with no watermark or status before it, or one of those when it
/// is the first (OrderedStreamElementQueue and UnorderedStreamElementQueue).
/// </summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="ordered">Whether results keep the order of the records.</param>
internal sealed class AsyncQueue<TIn, TOut>(bool ordered)
{
    private readonly Queue<AsyncEntry<TIn, TOut>> _ready = new();
    private AsyncEntry<TIn, TOut>? _last;

    // Without order: the first entry that is not a record; all records before it may be emitted when they are complete.
    private AsyncEntry<TIn, TOut>? _fence;

    /// <summary>The first entry, or null.</summary>
    public AsyncEntry<TIn, TOut>? First { get; private set; }

    /// <summary>Whether nothing is under way.</summary>
    public bool IsEmpty => First is null;

    /// <summary>Adds what came in.</summary>
    /// <param name="element">A record, watermark or status.</param>
    public AsyncEntry<TIn, TOut> Add(StreamElement<TIn> element)
    {
        var entry = new AsyncEntry<TIn, TOut>(element) { Previous = _last };
        if (_last is null)
        {
            First = entry;
        }
        else
        {
            _last.Next = entry;
        }

        _last = entry;
        if (!entry.IsRecord)
        {
            _fence ??= entry;
        }

        entry.IsBehindFence = _fence is not null;
        return entry;
    }

    /// <summary>A record has become complete.</summary>
    /// <param name="entry">The record.</param>
    public void OnComplete(AsyncEntry<TIn, TOut> entry)
    {
        if (!ordered && !entry.IsBehindFence)
        {
            _ready.Enqueue(entry);
        }
    }

    /// <summary>Whether something may be emitted.</summary>
    public bool HasReady => First is { } first && (ordered || !first.IsRecord ? first.IsComplete : _ready.Count > 0);

    /// <summary>Takes what may be emitted next.</summary>
    /// <returns>The entry, or null.</returns>
    public AsyncEntry<TIn, TOut>? TakeReady()
    {
        if (!HasReady)
        {
            return null;
        }

        AsyncEntry<TIn, TOut> entry = ordered || !First!.IsRecord ? First! : _ready.Dequeue();
        Remove(entry);
        return entry;
    }

    private void Remove(AsyncEntry<TIn, TOut> entry)
    {
        if (entry.Previous is { } previous)
        {
            previous.Next = entry.Next;
        }
        else
        {
            First = entry.Next;
        }

        if (entry.Next is { } next)
        {
            next.Previous = entry.Previous;
        }
        else
        {
            _last = entry.Previous;
        }

        if (ReferenceEquals(entry, _fence))
        {
            MoveFence(entry.Next);
        }
    }

    private void MoveFence(AsyncEntry<TIn, TOut>? from)
    {
        _fence = null;
        for (AsyncEntry<TIn, TOut>? entry = from; entry is not null; entry = entry.Next)
        {
            if (!entry.IsRecord)
            {
                _fence = entry;
                return;
            }

            entry.IsBehindFence = false;
            if (!ordered && entry.IsComplete)
            {
                _ready.Enqueue(entry);
            }
        }
    }
}
