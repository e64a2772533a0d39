using OrleansFlow.Functions;

namespace OrleansFlow.Tasks.Operators;

/// <summary>What a process function sees beside the record; one object for all records.</summary>
/// <param name="sides">The side outputs that somebody reads.</param>
/// <param name="chain">What the chain shares.</param>
/// <param name="position">Position of the operator.</param>
internal sealed class ProcessContext(IReadOnlyList<KeyValuePair<OutputTag, object>> sides, ChainState chain, int position) : IProcessContext
{
    private OutputTag? _lastTag;
    private object? _lastOutput;
    private long _emitted;

    /// <summary>Timestamp of the record being processed; <see cref="Timestamps.None"/> for none.</summary>
    public long RecordTimestamp { get; set; } = Timestamps.None;

    /// <summary>How many records went to side outputs.</summary>
    public long Emitted => _emitted;

    /// <inheritdoc />
    public long? Timestamp => RecordTimestamp == Timestamps.None ? null : RecordTimestamp;

    /// <inheritdoc />
    public void Output<T>(OutputTag<T> tag, T value)
    {
        if (!ReferenceEquals(tag, _lastTag))
        {
            ArgumentNullException.ThrowIfNull(tag);
            Find(tag);
        }

        if (_lastOutput is Output<T> output)
        {
            _emitted++;
            output.Collect(value, RecordTimestamp);
            chain.Current = position;
        }
    }

    // A tag that nobody reads: what goes there is dropped, as in Flink.
    private void Find(OutputTag tag)
    {
        _lastTag = tag;
        _lastOutput = null;
        foreach (KeyValuePair<OutputTag, object> side in sides)
        {
            if (side.Key.Equals(tag))
            {
                _lastOutput = side.Value;
            }
        }
    }
}
