using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections;

namespace Orleans.Embedded;

/// <summary>Codecs of arrays, collections and tuples.</summary>
internal static class CollectionCodecs
{
    private static readonly Dictionary<Type, Type> Open = new()
    {
        [typeof(Nullable<>)] = typeof(NullableCodec<>),
        [typeof(List<>)] = typeof(ListCodec<>),
        [typeof(HashSet<>)] = typeof(HashSetCodec<>),
        [typeof(Queue<>)] = typeof(QueueCodec<>),
        [typeof(Stack<>)] = typeof(StackCodec<>),
        [typeof(LinkedList<>)] = typeof(LinkedListCodec<>),
        [typeof(SortedSet<>)] = typeof(SortedSetCodec<>),
        [typeof(Collection<>)] = typeof(CollectionCodec<>),
        [typeof(ConcurrentQueue<>)] = typeof(ConcurrentQueueCodec<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCodec<,>),
        [typeof(SortedDictionary<,>)] = typeof(SortedDictionaryCodec<,>),
        [typeof(SortedList<,>)] = typeof(SortedListCodec<,>),
        [typeof(ConcurrentDictionary<,>)] = typeof(ConcurrentDictionaryCodec<,>),
        [typeof(KeyValuePair<,>)] = typeof(KeyValuePairCodec<,>),
        [typeof(Memory<>)] = typeof(MemoryCodec<>),
        [typeof(ReadOnlyMemory<>)] = typeof(ReadOnlyMemoryCodec<>),
        [typeof(ArraySegment<>)] = typeof(ArraySegmentCodec<>),
    };

    private static readonly (Type Open, string Build)[] Built =
    [
        (typeof(ImmutableArray<>), nameof(Builders.Array)),
        (typeof(ImmutableList<>), nameof(Builders.List)),
        (typeof(ImmutableHashSet<>), nameof(Builders.HashSet)),
        (typeof(ImmutableSortedSet<>), nameof(Builders.SortedSet)),
        (typeof(ImmutableQueue<>), nameof(Builders.Queue)),
        (typeof(ImmutableStack<>), nameof(Builders.Stack)),
        (typeof(ImmutableDictionary<,>), nameof(Builders.Dictionary)),
        (typeof(ImmutableSortedDictionary<,>), nameof(Builders.SortedDictionary)),
        (typeof(ReadOnlyCollection<>), nameof(Builders.ReadOnly)),
        (typeof(ReadOnlyDictionary<,>), nameof(Builders.ReadOnlyMap)),
    ];

    public static Codec? TryCreate(Type type)
    {
        if (type.IsArray)
        {
            var element = type.GetElementType()!;
            return type.IsSZArray
                ? Codecs.Make(ArrayCodecs.IsBlittable(element) ? typeof(BlittableArrayCodec<>) : typeof(ArrayCodec<>), element)
                : Codecs.Make(typeof(MultiArrayCodec<,>), type, element);
        }

        if (!type.IsGenericType)
        {
            return null;
        }

        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (Open.TryGetValue(definition, out var codec))
        {
            return Codecs.Make(codec, arguments);
        }

        foreach (var (open, build) in Built)
        {
            if (open == definition)
            {
                var method = typeof(Builders).GetMethod(build)!.MakeGenericMethod(arguments);
                var item = arguments.Length == 1 ? arguments[0] : typeof(KeyValuePair<,>).MakeGenericType(arguments);
                return Codecs.Make(typeof(BuiltCodec<,>), [type, item], method.CreateDelegate(typeof(Func<,>).MakeGenericType(item.MakeArrayType(), type)));
            }
        }

        // Array.Empty<T>().AsReadOnly-like wrappers and collection expressions of interfaces: sent as lists.
        if (type.Namespace is null && typeof(IEnumerable).IsAssignableFrom(type) && arguments.Length == 1 && type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal))
        {
            return Codecs.Make(typeof(ReadOnlySequenceCodec<>), arguments);
        }

        if (definition.FullName is { } name && (name.StartsWith("System.ValueTuple`", StringComparison.Ordinal) || name.StartsWith("System.Tuple`", StringComparison.Ordinal)))
        {
            return ObjectCodecs.CreateForAllFields(type);
        }

        if (typeof(IEqualityComparer).IsAssignableFrom(type) || definition == typeof(FrozenDictionary<,>))
        {
            return null;
        }

        return null;
    }

    /// <summary>Build collections that cannot be added to.</summary>
    internal static class Builders
    {
        public static ImmutableArray<T> Array<T>(T[] items) => ImmutableArray.Create(items);

        public static ImmutableList<T> List<T>(T[] items) => ImmutableList.Create(items);

        public static ImmutableHashSet<T> HashSet<T>(T[] items) => ImmutableHashSet.Create(items);

        public static ImmutableSortedSet<T> SortedSet<T>(T[] items) => ImmutableSortedSet.Create(items);

        public static ImmutableQueue<T> Queue<T>(T[] items) => ImmutableQueue.Create(items);

        public static ImmutableStack<T> Stack<T>(T[] items) => ImmutableStack.CreateRange(items.Reverse());

        public static ImmutableDictionary<TKey, TValue> Dictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items)
            where TKey : notnull => ImmutableDictionary.CreateRange(items);

        public static ImmutableSortedDictionary<TKey, TValue> SortedDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items)
            where TKey : notnull => ImmutableSortedDictionary.CreateRange(items);

        public static ReadOnlyCollection<T> ReadOnly<T>(T[] items) => new(items);

        public static ReadOnlyDictionary<TKey, TValue> ReadOnlyMap<TKey, TValue>(KeyValuePair<TKey, TValue>[] items)
            where TKey : notnull => new(new Dictionary<TKey, TValue>(items));
    }
}
