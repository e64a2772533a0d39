using OrleansFlow.Accumulators;

namespace OrleansFlow.Tasks.Contexts;

/// <summary>The accumulators of one task, by name. Usable from any thread; the accumulators themselves are the task's.</summary>
internal sealed class AccumulatorRegistry
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, IAccumulator> _accumulators = new(StringComparer.Ordinal);

    public void Add(string name, IAccumulator accumulator)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(accumulator);
        lock (_lock)
        {
            if (!_accumulators.TryAdd(name, accumulator))
            {
                throw new OrleansFlowException($"The accumulator '{name}' exists already in this subtask; give the second one another name.");
            }
        }
    }

    public LongCounter GetLongCounter(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            if (!_accumulators.TryGetValue(name, out IAccumulator? accumulator))
            {
                _accumulators.Add(name, accumulator = new LongCounter());
            }

            return accumulator as LongCounter
                ?? throw new OrleansFlowException($"The accumulator '{name}' is of type {accumulator.GetType().Name}, not {nameof(LongCounter)}; use another name.");
        }
    }

    /// <summary>Names and accumulators, in ordinal order of the names.</summary>
    public IReadOnlyDictionary<string, IAccumulator> ToDictionary()
    {
        lock (_lock)
        {
            return new SortedDictionary<string, IAccumulator>(_accumulators, StringComparer.Ordinal);
        }
    }
}
