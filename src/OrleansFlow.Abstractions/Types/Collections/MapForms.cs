using System.Collections.Immutable;

namespace OrleansFlow.Types;

/// <summary>The map types.</summary>
internal static class MapForms
{
    internal readonly struct Hash<TKey, TValue> : IKeyedForm<Dictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
        where TKey : notnull
    {
        public static int Count(Dictionary<TKey, TValue> collection) => collection.Count;

        public static ComparerKind Comparer(Dictionary<TKey, TValue> collection) => Comparers.KindOf<TKey>(collection.Comparer);

        public static Dictionary<TKey, TValue> From(KeyValuePair<TKey, TValue>[] entries, ComparerKind comparer)
        {
            Dictionary<TKey, TValue> map = new(entries.Length, Comparers.ForEquality<TKey>(comparer));
            foreach ((TKey key, TValue value) in entries)
            {
                map[key] = value;
            }

            return map;
        }
    }

    /// <summary>An interface of maps; what is read is a <see cref="Dictionary{TKey,TValue}"/>.</summary>
    internal readonly struct MapInterface<TInterface, TKey, TValue> : IKeyedForm<TInterface, KeyValuePair<TKey, TValue>>
        where TKey : notnull
        where TInterface : IEnumerable<KeyValuePair<TKey, TValue>>
    {
        public static int Count(TInterface collection) => Real(collection).Count;

        public static ComparerKind Comparer(TInterface collection) => Hash<TKey, TValue>.Comparer(Real(collection));

        public static TInterface From(KeyValuePair<TKey, TValue>[] entries, ComparerKind comparer) =>
            (TInterface)(object)Hash<TKey, TValue>.From(entries, comparer);

        private static Dictionary<TKey, TValue> Real(TInterface collection) => collection as Dictionary<TKey, TValue> ?? throw new ValueNotSerializableException(
            $"a {TypeNames.Of(collection.GetType())} was found where {TypeNames.Of(typeof(TInterface))} is declared, which would be read as a Dictionary; declare its own type");
    }

    internal readonly struct Sorted<TKey, TValue> : IKeyedForm<SortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
        where TKey : notnull
    {
        public static int Count(SortedDictionary<TKey, TValue> collection) => collection.Count;

        public static ComparerKind Comparer(SortedDictionary<TKey, TValue> collection) => Comparers.KindOf<TKey>(collection.Comparer);

        public static SortedDictionary<TKey, TValue> From(KeyValuePair<TKey, TValue>[] entries, ComparerKind comparer)
        {
            SortedDictionary<TKey, TValue> map = new(Comparers.ForOrder<TKey>(comparer));
            foreach ((TKey key, TValue value) in entries)
            {
                map[key] = value;
            }

            return map;
        }
    }

    internal readonly struct SortedList<TKey, TValue> : IKeyedForm<System.Collections.Generic.SortedList<TKey, TValue>, KeyValuePair<TKey, TValue>>
        where TKey : notnull
    {
        public static int Count(System.Collections.Generic.SortedList<TKey, TValue> collection) => collection.Count;

        public static ComparerKind Comparer(System.Collections.Generic.SortedList<TKey, TValue> collection) => Comparers.KindOf<TKey>(collection.Comparer);

        public static System.Collections.Generic.SortedList<TKey, TValue> From(KeyValuePair<TKey, TValue>[] entries, ComparerKind comparer) =>
            new(Sorted<TKey, TValue>.From(entries, comparer), Comparers.ForOrder<TKey>(comparer));
    }

    internal readonly struct ImmutableHash<TKey, TValue> : IKeyedForm<ImmutableDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
        where TKey : notnull
    {
        public static bool IsImmutable => true;

        public static bool IsOrderedByHash => true;

        public static int Count(ImmutableDictionary<TKey, TValue> collection) => collection.Count;

        public static ComparerKind Comparer(ImmutableDictionary<TKey, TValue> collection)
        {
            MapValues.CheckDefault(collection.ValueComparer);
            return Comparers.KindOf<TKey>(collection.KeyComparer);
        }

        public static ImmutableDictionary<TKey, TValue> From(KeyValuePair<TKey, TValue>[] entries, ComparerKind comparer) =>
            ImmutableDictionary.Create<TKey, TValue>(Comparers.ForEquality<TKey>(comparer)).SetItems(entries);
    }

    internal readonly struct ImmutableSorted<TKey, TValue> : IKeyedForm<ImmutableSortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
        where TKey : notnull
    {
        public static bool IsImmutable => true;

        public static int Count(ImmutableSortedDictionary<TKey, TValue> collection) => collection.Count;

        public static ComparerKind Comparer(ImmutableSortedDictionary<TKey, TValue> collection)
        {
            MapValues.CheckDefault(collection.ValueComparer);
            return Comparers.KindOf<TKey>(collection.KeyComparer);
        }

        public static ImmutableSortedDictionary<TKey, TValue> From(KeyValuePair<TKey, TValue>[] entries, ComparerKind comparer) =>
            ImmutableSortedDictionary.Create<TKey, TValue>(Comparers.ForOrder<TKey>(comparer)).SetItems(entries);
    }

    private static class MapValues
    {
        public static void CheckDefault<TValue>(IEqualityComparer<TValue> comparer)
        {
            if (!ReferenceEquals(comparer, EqualityComparer<TValue>.Default))
            {
                throw new ValueNotSerializableException(
                    $"a map has the value comparer {TypeNames.Of(comparer.GetType())}, which cannot be written; use the default one, or register a serializer for the map's type");
            }
        }
    }
}
