using OrleansFlow.Functions;
using OrleansFlow.State.Heap;
using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;
using OrleansFlow.State.Ttl;
using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>
/// Gives the states of a backend by their descriptors, with the job's serializers. States of a time to live are views on states
/// whose values have times.
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TEntry">Type of the keys of the tables.</typeparam>
/// <typeparam name="TScope">Says what an entry is found by.</typeparam>
/// <param name="backend">The backend.</param>
/// <param name="entries">Serializer of the keys of the tables.</param>
/// <param name="namespaceSchema">The form of the namespaces; null if there are none.</param>
/// <param name="types">The job's serializers.</param>
/// <param name="time">The clock by which values expire.</param>
/// <param name="prefix">Goes before the names, so that they are apart from those of other scopes.</param>
internal sealed class HeapStates<TKey, TEntry, TScope>(
    KeyedStateBackend<TKey> backend,
    TypeSerializer<TEntry> entries,
    TypeSchema? namespaceSchema,
    TypeRegistry types,
    TimeProvider time,
    string prefix = "") : IKeyedStateStore
    where TScope : struct, IStateScope<TKey, TEntry>
{
    private readonly Dictionary<IHeapState, ITtlView> _views = new(ReferenceEqualityComparer.Instance);
    private readonly RecentStates<TScope> _recent = new();
    private TScope _scope;
    private IScoped<TScope>? _found;

    /// <summary>Sets what the states that are asked for from now on work on.</summary>
    public void SetScope(in TScope scope) => _scope = scope;

    public IValueState<T> GetState<T>(ValueStateDescriptor<T> descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return _recent.TryGet(descriptor, _scope, out object? known) ? (IValueState<T>)known : Keep(descriptor, FindValue<T>(descriptor));
    }

    public IListState<T> GetListState<T>(ListStateDescriptor<T> descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return _recent.TryGet(descriptor, _scope, out object? known) ? (IListState<T>)known : Keep(descriptor, FindList<T>(descriptor));
    }

    public IReducingState<T> GetReducingState<T>(ReducingStateDescriptor<T> descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return _recent.TryGet(descriptor, _scope, out object? known) ? (IReducingState<T>)known : Keep(descriptor, FindReducing<T>(descriptor));
    }

    public IAggregatingState<TIn, TOut> GetAggregatingState<TIn, TAcc, TOut>(AggregatingStateDescriptor<TIn, TAcc, TOut> descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return _recent.TryGet(descriptor, _scope, out object? known) ? (IAggregatingState<TIn, TOut>)known : Keep(descriptor, FindAggregating<TIn, TAcc, TOut>(descriptor));
    }

    public IMapState<TMapKey, TValue> GetMapState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return _recent.TryGet(descriptor, _scope, out object? known) ? (IMapState<TMapKey, TValue>)known : Keep(descriptor, FindMap<TMapKey, TValue>(descriptor));
    }

    private IValueState<T> FindValue<T>(ValueStateDescriptor<T> descriptor)
    {
        return PolicyOf(descriptor) is { } policy
            ? View(
                GetValue(descriptor.Name, types.For<TtlValue<T>>(), saved => AddTtl(types.For<T>(), types.For<TtlValue<T>>(), saved, policy)),
                policy,
                TtlFilters.OfValues<T>(policy),
                inner => new TtlValueState<TKey, TEntry, TScope, T>(inner, policy))
            : GetValue(descriptor.Name, types.For<T>(), saved => RemoveTtl(types.For<T>(), types.For<TtlValue<T>>(), saved));
    }

    private IListState<T> FindList<T>(ListStateDescriptor<T> descriptor)
    {
        return PolicyOf(descriptor) is { } policy
            ? View(
                GetList<TtlValue<T>>(descriptor.Name, saved => TtlMigration.HasTtl(saved.Members[0].Schema!)
                    ? null
                    : TtlMigration.Reader(types.For<List<TtlValue<T>>>(), types.For<List<T>>(), saved, list => list.ConvertAll(policy.Wrap))),
                policy,
                TtlFilters.OfLists<T>(policy),
                inner => new TtlListState<TKey, TEntry, TScope, T>(inner, policy))
            : GetList<T>(descriptor.Name, saved => TtlMigration.HasTtl(saved.Members[0].Schema!)
                ? TtlMigration.Reader(types.For<List<T>>(), types.For<List<TtlValue<T>>>(), saved, static list => list.ConvertAll(static item => item.Value))
                : null);
    }

    private IReducingState<T> FindReducing<T>(ReducingStateDescriptor<T> descriptor)
    {
        return PolicyOf(descriptor) is { } policy
            ? View(
                GetReducing(descriptor.Name, types.For<TtlValue<T>>(), TtlReducingState<TKey, TEntry, TScope, T>.FunctionOf(descriptor.ReduceFunction, policy), saved => AddTtl(types.For<T>(), types.For<TtlValue<T>>(), saved, policy)),
                policy,
                TtlFilters.OfValues<T>(policy),
                inner => new TtlReducingState<TKey, TEntry, TScope, T>(inner, policy))
            : GetReducing(descriptor.Name, types.For<T>(), descriptor.ReduceFunction, saved => RemoveTtl(types.For<T>(), types.For<TtlValue<T>>(), saved));
    }

    private IAggregatingState<TIn, TOut> FindAggregating<TIn, TAcc, TOut>(AggregatingStateDescriptor<TIn, TAcc, TOut> descriptor)
    {
        return PolicyOf(descriptor) is { } policy
            ? View(
                GetAggregating(descriptor.Name, types.For<TtlValue<TAcc>>(), new TtlAggregateFunction<TIn, TAcc, TOut>(descriptor.AggregateFunction, policy), saved => AddTtl(types.For<TAcc>(), types.For<TtlValue<TAcc>>(), saved, policy)),
                policy,
                TtlFilters.OfValues<TAcc>(policy),
                inner => new TtlAggregatingState<TKey, TEntry, TScope, TIn, TAcc, TOut>(inner, descriptor.AggregateFunction, policy))
            : GetAggregating(descriptor.Name, types.For<TAcc>(), descriptor.AggregateFunction, saved => RemoveTtl(types.For<TAcc>(), types.For<TtlValue<TAcc>>(), saved));
    }

    private IMapState<TMapKey, TValue> FindMap<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull
    {
        return PolicyOf(descriptor) is { } policy
            ? View(
                GetMap<TMapKey, TtlValue<TValue>>(descriptor.Name, saved => TtlMigration.HasTtl(saved.Members[1].Schema!)
                    ? null
                    : TtlMigration.Reader(types.For<Dictionary<TMapKey, TtlValue<TValue>>>(), types.For<Dictionary<TMapKey, TValue>>(), saved, map => map.ToDictionary(static e => e.Key, e => policy.Wrap(e.Value)))),
                policy,
                TtlFilters.OfMaps<TMapKey, TValue>(policy),
                inner => new TtlMapState<TKey, TEntry, TScope, TMapKey, TValue>(inner, policy))
            : GetMap<TMapKey, TValue>(descriptor.Name, saved => TtlMigration.HasTtl(saved.Members[1].Schema!)
                ? TtlMigration.Reader(types.For<Dictionary<TMapKey, TValue>>(), types.For<Dictionary<TMapKey, TtlValue<TValue>>>(), saved, static map => map.ToDictionary(static e => e.Key, static e => e.Value.Value))
                : null);
    }

    private static TypeSerializer<TtlValue<T>>? AddTtl<T>(TypeSerializer<T> plain, TypeSerializer<TtlValue<T>> timed, TypeSchema saved, TtlPolicy policy) =>
        TtlMigration.HasTtl(saved) ? null : TtlMigration.Reader(timed, plain, saved, policy.Wrap);

    private static TypeSerializer<T>? RemoveTtl<T>(TypeSerializer<T> plain, TypeSerializer<TtlValue<T>> timed, TypeSchema saved) =>
        TtlMigration.HasTtl(saved) ? TtlMigration.Reader(plain, timed, saved, static value => value.Value) : null;

    private HeapValue<TKey, TEntry, TScope, T> GetValue<T>(string name, TypeSerializer<T> serializer, Func<TypeSchema, TypeSerializer<T>?> migration) => Get(
        name,
        $"value state of {typeof(T)}",
        () => (HeapValue<TKey, TEntry, TScope, T>)(typeof(TScope) == typeof(KeyScope<TKey>)
            ? (object)new HeapValueState<TKey, T>((StateSettings<TKey, TKey>)(object)Settings(name), serializer) { Migration = migration }
            : new HeapValue<TKey, TEntry, TScope, T>(Settings(name), serializer) { Migration = migration }));

    private HeapList<TKey, TEntry, TScope, T> GetList<T>(string name, Func<TypeSchema, TypeSerializer<List<T>>?> migration) => Get(
        name,
        $"list state of {typeof(T)}",
        () => new HeapList<TKey, TEntry, TScope, T>(Settings(name), types.For<List<T>>()) { Migration = migration });

    private HeapReducing<TKey, TEntry, TScope, T> GetReducing<T>(string name, TypeSerializer<T> serializer, Func<T, T, T> function, Func<TypeSchema, TypeSerializer<T>?> migration) => Get(
        name,
        $"reducing state of {typeof(T)}",
        () => new HeapReducing<TKey, TEntry, TScope, T>(Settings(name), serializer, function) { Migration = migration });

    private HeapAggregating<TKey, TEntry, TScope, TIn, TAcc, TOut> GetAggregating<TIn, TAcc, TOut>(
        string name, TypeSerializer<TAcc> serializer, IAggregateFunction<TIn, TAcc, TOut> function, Func<TypeSchema, TypeSerializer<TAcc>?> migration) => Get(
        name,
        $"aggregating state of {typeof(TAcc)}",
        () => new HeapAggregating<TKey, TEntry, TScope, TIn, TAcc, TOut>(Settings(name), serializer, function) { Migration = migration });

    private HeapMap<TKey, TEntry, TScope, TMapKey, T> GetMap<TMapKey, T>(string name, Func<TypeSchema, TypeSerializer<Dictionary<TMapKey, T>>?> migration)
        where TMapKey : notnull => Get(
        name,
        $"map state of {typeof(TMapKey)} and {typeof(T)}",
        () => new HeapMap<TKey, TEntry, TScope, TMapKey, T>(Settings(name), types.ForKey<TMapKey>(), types.For<Dictionary<TMapKey, T>>()) { Migration = migration });

    private TState Get<TState>(string name, string description, Func<TState> create)
        where TState : class, IHeapState, IScoped<TScope>
    {
        TState state = backend.GetOrCreate(prefix + name, description, create);
        state.SetScope(_scope);
        _found = state;
        return state;
    }

    private TState Keep<TState>(StateDescriptor descriptor, TState state)
        where TState : class
    {
        _recent.Add(descriptor, _found!, state);
        return state;
    }

    private StateSettings<TKey, TEntry> Settings(string name) => new(backend, prefix + name, entries, namespaceSchema);

    private TtlPolicy? PolicyOf(StateDescriptor descriptor) =>
        descriptor.TtlConfig is { UpdateType: not StateTtlUpdateType.Disabled } config ? new TtlPolicy(config, time) : null;

    private TView View<T, TState, TView>(TState inner, TtlPolicy policy, Func<long, SnapshotFilter<T>> keep, Func<TState, TView> create)
        where TState : HeapState<TKey, TEntry, TScope, T>
        where TView : class, ITtlView
    {
        if (!_views.TryGetValue(inner, out ITtlView? view))
        {
            _views.Add(inner, view = create(inner));
            if (policy.Config.CleanupInFullSnapshot)
            {
                inner.SnapshotFilter = () => keep(policy.Now);
            }

            if (policy.Config.IncrementalCleanupForEveryRecord)
            {
                backend.OnEveryKey += view.CleanUp;
            }
        }

        return (TView)view;
    }
}
