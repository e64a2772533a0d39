using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Timers;

namespace OrleansFlow.Tasks.Operators.Unkeyed;

/// <summary>What a process function sees beside the record, or when a timer fires; one object for all of them.</summary>
/// <param name="scope">The operator.</param>
/// <param name="sides">The side outputs that somebody reads.</param>
internal class ProcessContext(OperatorScope scope, IReadOnlyList<KeyValuePair<OutputTag, object>> sides) : IOnTimerContext, IIterationContext
{
    private readonly ChainState _chain = scope.Chain;
    private readonly int _position = scope.Position;
    private OutputTag? _lastTag;
    private object? _lastOutput;
    private long _emitted;
    private long? _timer;

    /// <summary>Timestamp of what is emitted; <see cref="Timestamps.None"/> for none.</summary>
    private long RecordTimestamp { get; set; } = Timestamps.None;

    /// <summary>How many records went to side outputs.</summary>
    public long Emitted => _emitted;

    /// <inheritdoc />
    public long? Timestamp => _timer ?? (RecordTimestamp == Timestamps.None ? null : RecordTimestamp);

    /// <inheritdoc />
    public ITimerService TimerService { get; init; } = new TimesWithoutTimers(scope);

    /// <inheritdoc />
    public TimeDomain TimeDomain { get; private set; }

    /// <summary>A record is processed.</summary>
    /// <param name="timestamp">Its timestamp; <see cref="Timestamps.None"/> for none.</param>
    public void Begin(long timestamp)
    {
        RecordTimestamp = timestamp;
        _timer = null;
    }

    /// <summary>A timer fires.</summary>
    /// <param name="timestamp">Its time.</param>
    /// <param name="domain">By which time it fires.</param>
    /// <returns>The timestamp of what is emitted.</returns>
    public long BeginTimer(long timestamp, TimeDomain domain)
    {
        _timer = timestamp;
        TimeDomain = domain;
        return RecordTimestamp = domain == TimeDomain.EventTime ? timestamp : Timestamps.None;
    }

    /// <inheritdoc />
    public void Output<T>(OutputTag<T> tag, T value)
    {
        if (!ReferenceEquals(tag, _lastTag))
        {
            ArgumentNullException.ThrowIfNull(tag);
            _lastTag = tag;
            _lastOutput = SideOutputs.Find(scope, sides, tag);
        }

        if (_lastOutput is Output<T> output)
        {
            _emitted++;
            output.Collect(value, RecordTimestamp);
            _chain.Current = _position;
        }
    }
}
