namespace OrleansFlow.Functions;

/// <summary>
/// The general function: sees each record with its timestamp and may emit to any output
/// (org.apache.flink.streaming.api.functions.ProcessFunction).
/// </summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public abstract class ProcessFunction<TIn, TOut> : RichFunction
{
    /// <summary>Processes one record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement(TIn value, IProcessContext context, ICollector<TOut> output);

    /// <summary>Called when a timer fires; only on a keyed stream, where timers can be registered. Does nothing by default.</summary>
    /// <param name="timestamp">The time for which the timer was registered.</param>
    /// <param name="context">The timer's kind, the timers and side outputs; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public virtual void OnTimer(long timestamp, IOnTimerContext context, ICollector<TOut> output)
    {
    }
}

/// <summary>What a process function sees beside the record (ProcessFunction.Context).</summary>
public interface IProcessContext
{
    /// <summary>Timestamp of the record being processed, or time of the timer that fires (ms since the epoch); null if there is none.</summary>
    long? Timestamp { get; }

    /// <summary>The times, and on keyed streams the timers.</summary>
    ITimerService TimerService { get; }

    /// <summary>Emits a record to a side output, with the timestamp of the record being processed, or the time of the event-time timer that fires.</summary>
    /// <typeparam name="T">Type of the side output.</typeparam>
    /// <param name="tag">The side output.</param>
    /// <param name="value">The record.</param>
    void Output<T>(OutputTag<T> tag, T value);
}

/// <summary>Names a side output (OutputTag). Two tags are one if id and type are equal.</summary>
public abstract class OutputTag
{
    private protected OutputTag(string id, Type type)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        Type = type;
    }

    /// <summary>The name, unique among the side outputs of an operator.</summary>
    public string Id { get; }

    /// <summary>Type of the records.</summary>
    public Type Type { get; }

    /// <summary>Calls the visitor with the tag's type known.</summary>
    /// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IOutputTagVisitor<TResult> visitor);
}

/// <summary>Works with a side output whose type it does not know beforehand.</summary>
/// <typeparam name="TResult">Type of what it makes.</typeparam>
public interface IOutputTagVisitor<out TResult>
{
    /// <summary>Called by a tag.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="tag">The tag.</param>
    TResult Visit<T>(OutputTag<T> tag);
}

/// <summary>Names a side output of a type.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class OutputTag<T> : OutputTag, IEquatable<OutputTag<T>>
{
    /// <summary>Creates a tag.</summary>
    /// <param name="id">The name, unique among the side outputs of an operator; not empty.</param>
    public OutputTag(string id)
        : base(id, typeof(T))
    {
    }

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOutputTagVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Visit(this);
    }

    /// <inheritdoc />
    public bool Equals(OutputTag<T>? other) => other is not null && other.Id == Id;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as OutputTag<T>);

    /// <inheritdoc />
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name.</summary>
    public override string ToString() => Id;
}
