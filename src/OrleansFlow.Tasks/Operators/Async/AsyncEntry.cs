namespace OrleansFlow.Tasks.Operators.Async;

/// <summary>A record, watermark or status on its way through an asynchronous operator; a node of its queue.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="element">What came in.</param>
internal sealed class AsyncEntry<TIn, TOut>(StreamElement<TIn> element)
{
    /// <summary>What came in.</summary>
    public StreamElement<TIn> Element { get; } = element;

    /// <summary>Whether it is a record.</summary>
    public bool IsRecord => Element.Kind == StreamElementKind.Record;

    /// <summary>Whether it can be emitted, or has failed.</summary>
    public bool IsComplete => !IsRecord || Results is not null;

    /// <summary>The results, when there are some; no more attempt counts from then on.</summary>
    public IReadOnlyCollection<TOut>? Results { get; set; }

    /// <summary>How many attempts were begun.</summary>
    public int Attempts { get; set; }

    /// <summary>When all attempts together must be over, as a timestamp of the clock.</summary>
    public long Deadline { get; set; }

    /// <summary>When the next attempt begins, as a timestamp of the clock; <see cref="long.MaxValue"/> if none is waited for.</summary>
    public long RetryAt { get; set; } = long.MaxValue;

    /// <summary>Cancels the attempts.</summary>
    public CancellationTokenSource? Cancellation { get; set; }

    /// <summary>Whether a watermark or status is before it, or it is one itself.</summary>
    public bool IsBehindFence { get; set; }

    /// <summary>The entry that came before, if it is still in the queue.</summary>
    public AsyncEntry<TIn, TOut>? Previous { get; set; }

    /// <summary>The entry that came next.</summary>
    public AsyncEntry<TIn, TOut>? Next { get; set; }
}
