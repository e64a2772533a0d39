using OrleansFlow.State.Heap;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>A time window with the values of all its keys.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TAcc">Type of the values.</typeparam>
/// <param name="window">The window.</param>
/// <param name="cleanupTime">When it is given up; <see cref="long.MaxValue"/> for never.</param>
/// <param name="values">The values.</param>
internal sealed class AlignedWindow<TKey, TAcc>(TimeWindow window, long cleanupTime, HeapTable<TKey, TAcc> values)
{
    /// <summary>The window.</summary>
    public TimeWindow Window { get; } = window;

    /// <summary>When the window is given up; <see cref="long.MaxValue"/> for never.</summary>
    public long CleanupTime { get; } = cleanupTime;

    /// <summary>The values of its keys.</summary>
    public HeapTable<TKey, TAcc> Values { get; } = values;

    /// <summary>The entries of keys that fired before the state was restored and got no element since; null if there are none.</summary>
    public HashSet<int>? Fired { get; set; }
}
