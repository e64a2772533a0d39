using System.Collections;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Graph;

/// <summary>Compares what records are sorted by, in the same way on every machine: text by its code units, also within tuples; null first.</summary>
/// <typeparam name="T">Type of what is compared.</typeparam>
internal sealed class SortKeyComparer<T> : IComparer<T>, IComparer
{
    private static readonly bool IsCompared = typeof(T) == typeof(object) || typeof(T) == typeof(string) || typeof(ITuple).IsAssignableFrom(typeof(T));

    public static SortKeyComparer<T> Instance { get; } = new();

    public int Compare(T? x, T? y) => IsCompared ? Compare((object?)x, y) : Comparer<T>.Default.Compare(x, y);

    public int Compare(object? x, object? y) => (x, y) switch
    {
        (string left, string right) => string.CompareOrdinal(left, right),
        (ITuple and IStructuralComparable left, not null) => left.CompareTo(y, this),
        _ => Comparer.DefaultInvariant.Compare(x, y),
    };
}
