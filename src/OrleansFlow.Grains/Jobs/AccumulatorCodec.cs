using System.Globalization;
using OrleansFlow.Accumulators;
using OrleansFlow.Capture;

namespace OrleansFlow.Grains.Jobs;

/// <summary>Accumulators on their way from the subtasks to the job and to the client: captured, like functions.</summary>
public static class AccumulatorCodec
{
    /// <summary>Captures accumulators.</summary>
    /// <param name="accumulators">The accumulators, by name.</param>
    /// <returns>One value for each, in the same order.</returns>
    public static AccumulatorValue[] Capture(IReadOnlyDictionary<string, IAccumulator> accumulators)
    {
        ArgumentNullException.ThrowIfNull(accumulators);
        return accumulators.Count == 0 ? [] : accumulators.Select(static entry => Capture(entry.Key, entry.Value)).ToArray();
    }

    /// <summary>Restores an accumulator.</summary>
    /// <param name="value">The captured one.</param>
    /// <param name="types">Finds the types.</param>
    public static IAccumulator Restore(AccumulatorValue value, IUserTypeResolver types)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CapturedObject.Restore<IAccumulator>(value.Value, types);
    }

    /// <summary>Merges those of the same name.</summary>
    /// <param name="values">The accumulators of all subtasks, in the order of the subtasks.</param>
    /// <param name="types">Finds the types.</param>
    /// <returns>One for each name, in ordinal order of the names.</returns>
    public static AccumulatorValue[] Merge(IReadOnlyList<AccumulatorValue> values, IUserTypeResolver types)
    {
        ArgumentNullException.ThrowIfNull(values);
        var merged = new SortedDictionary<string, IAccumulator>(StringComparer.Ordinal);
        foreach (AccumulatorValue value in values)
        {
            IAccumulator accumulator = Restore(value, types);
            if (!merged.TryAdd(value.Name, accumulator))
            {
                merged[value.Name].MergeWith(accumulator);
            }
        }

        return Capture(merged);
    }

    private static AccumulatorValue Capture(string name, IAccumulator accumulator) => new(
        name,
        accumulator.GetType().ToString(),
        Convert.ToString(accumulator.ResultObject, CultureInfo.InvariantCulture) ?? "",
        CapturedObject.Capture(accumulator, $"accumulator '{name}'"));
}
