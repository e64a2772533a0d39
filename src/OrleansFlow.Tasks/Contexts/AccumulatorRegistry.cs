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

    /// <summary>The accumulator of a name, made if there is none.</summary>
    public TAccumulator GetOrAdd<TAccumulator>(string name)
        where TAccumulator : class, IAccumulator, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            if (_accumulators.TryGetValue(name, out IAccumulator? accumulator))
            {
                return As<TAccumulator>(name, accumulator);
            }

            var added = new TAccumulator();
            _accumulators.Add(name, added);
            return added;
        }
    }

    /// <summary>The accumulator of a name, or null if there is none.</summary>
    public TAccumulator? Find<TAccumulator>(string name)
        where TAccumulator : class, IAccumulator
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            return _accumulators.TryGetValue(name, out IAccumulator? accumulator) ? As<TAccumulator>(name, accumulator) : null;
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

    private static TAccumulator As<TAccumulator>(string name, IAccumulator accumulator)
        where TAccumulator : class =>
        accumulator as TAccumulator
        ?? throw new OrleansFlowException($"The accumulator '{name}' is of type {accumulator.GetType()}, not {typeof(TAccumulator)}; use another name.");
}
