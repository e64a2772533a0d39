using System.Collections.Immutable;

namespace OrleansFlow.Types;

/// <summary>The set types.</summary>
internal static class SetForms
{
    internal readonly struct Hash<T> : IKeyedForm<HashSet<T>, T>
    {
        public static int Count(HashSet<T> collection) => collection.Count;

        public static ComparerKind Comparer(HashSet<T> collection) => Comparers.KindOf<T>(collection.Comparer);

        public static HashSet<T> From(T[] entries, ComparerKind comparer) => new(entries, Comparers.ForEquality<T>(comparer));
    }

    /// <summary>An interface of sets; what is read is a <see cref="HashSet{T}"/>.</summary>
    internal readonly struct SetInterface<TInterface, T> : IKeyedForm<TInterface, T>
        where TInterface : IEnumerable<T>
    {
        public static int Count(TInterface collection) => Real(collection).Count;

        public static ComparerKind Comparer(TInterface collection) => Hash<T>.Comparer(Real(collection));

        public static TInterface From(T[] entries, ComparerKind comparer) => (TInterface)(object)Hash<T>.From(entries, comparer);

        private static HashSet<T> Real(TInterface collection) => collection as HashSet<T> ?? throw new ValueNotSerializableException(
            $"a {TypeNames.Of(collection.GetType())} was found where {TypeNames.Of(typeof(TInterface))} is declared, which would be read as a HashSet; declare its own type");
    }

    internal readonly struct Sorted<T> : IKeyedForm<SortedSet<T>, T>
    {
        public static int Count(SortedSet<T> collection) => collection.Count;

        public static ComparerKind Comparer(SortedSet<T> collection) => Comparers.KindOf<T>(collection.Comparer);

        public static SortedSet<T> From(T[] entries, ComparerKind comparer) => new(entries, Comparers.ForOrder<T>(comparer));
    }

    internal readonly struct ImmutableHash<T> : IKeyedForm<ImmutableHashSet<T>, T>
    {
        public static bool IsImmutable => true;

        public static bool IsOrderedByHash => true;

        public static int Count(ImmutableHashSet<T> collection) => collection.Count;

        public static ComparerKind Comparer(ImmutableHashSet<T> collection) => Comparers.KindOf<T>(collection.KeyComparer);

        public static ImmutableHashSet<T> From(T[] entries, ComparerKind comparer) =>
            ImmutableHashSet.Create(Comparers.ForEquality<T>(comparer), entries);
    }

    internal readonly struct ImmutableSorted<T> : IKeyedForm<ImmutableSortedSet<T>, T>
    {
        public static bool IsImmutable => true;

        public static int Count(ImmutableSortedSet<T> collection) => collection.Count;

        public static ComparerKind Comparer(ImmutableSortedSet<T> collection) => Comparers.KindOf<T>(collection.KeyComparer);

        public static ImmutableSortedSet<T> From(T[] entries, ComparerKind comparer) =>
            ImmutableSortedSet.Create(Comparers.ForOrder<T>(comparer), entries);
    }
}
