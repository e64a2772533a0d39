using OrleansFlow.Functions;
using OrleansFlow.Metrics;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>Where elements go that are too late for all their windows: to a side output, or they are dropped and counted.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
internal sealed class LateElements<T>
{
    private readonly bool _hasTag;
    private readonly Output<T>? _output;
    private readonly ICounter _dropped;
    private long _emitted;

    public LateElements(OperatorScope scope, IReadOnlyList<KeyValuePair<OutputTag, object>> sides, OutputTag<T>? tag)
    {
        _dropped = scope.Context.Metrics.Counter("numLateRecordsDropped");
        _hasTag = tag is not null;
        _output = tag is null ? null : SideOutputs.Find(scope, sides, tag);
    }

    /// <summary>How many elements went to the side output.</summary>
    public long Emitted => _emitted;

    /// <summary>Takes a late element.</summary>
    public void Add(T value, long timestamp)
    {
        if (!_hasTag)
        {
            _dropped.Inc();
        }
        else if (_output is { } output)
        {
            _emitted++;
            output.Collect(value, timestamp);
        }
    }
}
