using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Capture;

/// <summary>The framework's collections that can be captured.</summary>
internal static class CollectionCodecs
{
    private static readonly Dictionary<Type, MethodInfo> Factories = typeof(CollectionCodecs)
        .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(static method => method.ReturnType == typeof(CollectionCodec) && method.GetParameters().Length == 1)
        .ToDictionary(static method => method.GetParameters()[0].ParameterType.GetGenericTypeDefinition());

    private static readonly ConditionalWeakTable<Type, CollectionCodec> Known = [];

    /// <summary>The codec of a type, or null.</summary>
    public static CollectionCodec? Of(Type type)
    {
        if (type.IsValueType || !AssemblyKinds.IsFramework(type.Assembly))
        {
            return null;
        }

        if (Known.TryGetValue(type, out CollectionCodec? known))
        {
            return known;
        }

        Type? target = Target(type);
        if (target is null)
        {
            return null;
        }

        var codec = (CollectionCodec)Factories[target.GetGenericTypeDefinition()].MakeGenericMethod(target.GetGenericArguments()).Invoke(null, [null])!;
        Known.AddOrUpdate(type, codec);
        return codec;
    }

    /// <summary>The type under which a collection is captured: frozen ones are of hidden subtypes.</summary>
    public static Type? Target(Type type)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            if (level.IsGenericType && Factories.ContainsKey(level.GetGenericTypeDefinition())
                && (level == type || level.GetGenericTypeDefinition() is var definition && (definition == typeof(FrozenSet<>) || definition == typeof(FrozenDictionary<,>))))
            {
                return level;
            }
        }

        return null;
    }

    private static object? Unless<T>(IEqualityComparer<T>? comparer) => ReferenceEquals(comparer, EqualityComparer<T>.Default) ? null : comparer;

    private static object? Unless<T>(IComparer<T>? comparer) => ReferenceEquals(comparer, Comparer<T>.Default) ? null : comparer;

    private static CollectionCodec Of<T>(List<T>? _) =>
        new SequenceCodec<List<T>, T>(null, static _ => [], static (list, item) => list.Add(item), null);

    private static CollectionCodec Of<T>(Queue<T>? _) =>
        new SequenceCodec<Queue<T>, T>(null, static _ => new Queue<T>(), static (queue, item) => queue.Enqueue(item), null);

    private static CollectionCodec Of<T>(Stack<T>? _) =>
        new SequenceCodec<Stack<T>, T>(null, static _ => new Stack<T>(), static (stack, item) => stack.Push(item), null, reversed: true);

    private static CollectionCodec Of<T>(LinkedList<T>? _) =>
        new SequenceCodec<LinkedList<T>, T>(null, static _ => new LinkedList<T>(), static (list, item) => list.AddLast(item), null);

    private static CollectionCodec Of<T>(HashSet<T>? _) => new SequenceCodec<HashSet<T>, T>(
        static set => Unless(set.Comparer), static comparer => new HashSet<T>((IEqualityComparer<T>?)comparer), static (set, item) => set.Add(item), null);

    private static CollectionCodec Of<T>(SortedSet<T>? _) => new SequenceCodec<SortedSet<T>, T>(
        static set => Unless(set.Comparer), static comparer => new SortedSet<T>((IComparer<T>?)comparer), static (set, item) => set.Add(item), null);

    private static CollectionCodec Of<T>(ConcurrentQueue<T>? _) =>
        new SequenceCodec<ConcurrentQueue<T>, T>(null, static _ => new ConcurrentQueue<T>(), static (queue, item) => queue.Enqueue(item), null);

    private static CollectionCodec Of<T>(ConcurrentBag<T>? _) =>
        new SequenceCodec<ConcurrentBag<T>, T>(null, static _ => [], static (bag, item) => bag.Add(item), null);

    private static CollectionCodec Of<T>(Collection<T>? _) =>
        new SequenceCodec<Collection<T>, T>(null, static _ => [], static (list, item) => list.Add(item), null);

    private static CollectionCodec Of<T>(ReadOnlyCollection<T>? _) =>
        new SequenceCodec<ReadOnlyCollection<T>, T>(null, null, null, static (_, items) => new ReadOnlyCollection<T>(items.ToList()));

    private static CollectionCodec Of<T>(ImmutableList<T>? _) =>
        new SequenceCodec<ImmutableList<T>, T>(null, null, null, static (_, items) => ImmutableList.CreateRange(items));

    private static CollectionCodec Of<T>(ImmutableQueue<T>? _) =>
        new SequenceCodec<ImmutableQueue<T>, T>(null, null, null, static (_, items) => ImmutableQueue.CreateRange(items));

    private static CollectionCodec Of<T>(ImmutableStack<T>? _) =>
        new SequenceCodec<ImmutableStack<T>, T>(null, null, null, static (_, items) => ImmutableStack.CreateRange(items), reversed: true);

    private static CollectionCodec Of<T>(ImmutableHashSet<T>? _) => new SequenceCodec<ImmutableHashSet<T>, T>(
        static set => Unless(set.KeyComparer), null, null, static (comparer, items) => ImmutableHashSet.CreateRange((IEqualityComparer<T>?)comparer, items));

    private static CollectionCodec Of<T>(ImmutableSortedSet<T>? _) => new SequenceCodec<ImmutableSortedSet<T>, T>(
        static set => Unless(set.KeyComparer), null, null, static (comparer, items) => ImmutableSortedSet.CreateRange((IComparer<T>?)comparer, items));

    private static CollectionCodec Of<T>(FrozenSet<T>? _) => new SequenceCodec<FrozenSet<T>, T>(
        static set => Unless(set.Comparer), null, null, static (comparer, items) => items.ToFrozenSet((IEqualityComparer<T>?)comparer));

    private static CollectionCodec Of<TKey, TValue>(Dictionary<TKey, TValue>? _)
        where TKey : notnull => new MapCodec<Dictionary<TKey, TValue>, TKey, TValue>(
        static map => Unless(map.Comparer), static comparer => new Dictionary<TKey, TValue>((IEqualityComparer<TKey>?)comparer), static (map, key, value) => map.Add(key, value), null);

    private static CollectionCodec Of<TKey, TValue>(SortedDictionary<TKey, TValue>? _)
        where TKey : notnull => new MapCodec<SortedDictionary<TKey, TValue>, TKey, TValue>(
        static map => Unless(map.Comparer), static comparer => new SortedDictionary<TKey, TValue>((IComparer<TKey>?)comparer), static (map, key, value) => map.Add(key, value), null);

    private static CollectionCodec Of<TKey, TValue>(SortedList<TKey, TValue>? _)
        where TKey : notnull => new MapCodec<SortedList<TKey, TValue>, TKey, TValue>(
        static map => Unless(map.Comparer), static comparer => new SortedList<TKey, TValue>((IComparer<TKey>?)comparer), static (map, key, value) => map.Add(key, value), null);

    private static CollectionCodec Of<TKey, TValue>(ConcurrentDictionary<TKey, TValue>? _)
        where TKey : notnull => new MapCodec<ConcurrentDictionary<TKey, TValue>, TKey, TValue>(
        static map => Unless(map.Comparer), static comparer => new ConcurrentDictionary<TKey, TValue>((IEqualityComparer<TKey>?)comparer), static (map, key, value) => map[key] = value, null);

    private static CollectionCodec Of<TKey, TValue>(ReadOnlyDictionary<TKey, TValue>? _)
        where TKey : notnull => new MapCodec<ReadOnlyDictionary<TKey, TValue>, TKey, TValue>(
        null, null, null, static (_, items) => new ReadOnlyDictionary<TKey, TValue>(new Dictionary<TKey, TValue>(items)));

    private static CollectionCodec Of<TKey, TValue>(ImmutableDictionary<TKey, TValue>? _)
        where TKey : notnull => new MapCodec<ImmutableDictionary<TKey, TValue>, TKey, TValue>(
        static map => Unless(map.KeyComparer), null, null, static (comparer, items) => ImmutableDictionary.CreateRange((IEqualityComparer<TKey>?)comparer, items));

    private static CollectionCodec Of<TKey, TValue>(ImmutableSortedDictionary<TKey, TValue>? _)
        where TKey : notnull => new MapCodec<ImmutableSortedDictionary<TKey, TValue>, TKey, TValue>(
        static map => Unless(map.KeyComparer), null, null, static (comparer, items) => ImmutableSortedDictionary.CreateRange((IComparer<TKey>?)comparer, items));

    private static CollectionCodec Of<TKey, TValue>(FrozenDictionary<TKey, TValue>? _)
        where TKey : notnull => new MapCodec<FrozenDictionary<TKey, TValue>, TKey, TValue>(
        static map => Unless(map.Comparer), null, null, static (comparer, items) => items.ToFrozenDictionary((IEqualityComparer<TKey>?)comparer));

    private static CollectionCodec Of<TElement, TPriority>(PriorityQueue<TElement, TPriority>? _) => new PriorityQueueCodec<TElement, TPriority>();
}
