using OrleansFlow.State;
using OrleansFlow.State.Heap;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Windowing.Sliding;

/// <summary>The panes of all keys of an operator as a state of its backend.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TAcc">Type of the value kept for a key and pane.</typeparam>
internal sealed class SlidingPaneState<TKey, TAcc> : IHeapState
{
    /// <summary>Name of the state.</summary>
    public const string Name = "sliding-panes";

    private readonly KeyedStateBackend<TKey> _backend;
    private readonly TypeSerializer<TAcc> _values;
    private readonly PaneMerger<TAcc> _merger;
    private readonly long _size;

    public SlidingPaneState(KeyedStateBackend<TKey> backend, TypeSerializer<TAcc> values, PaneMerger<TAcc> merger, AlignedWindows shape)
    {
        _backend = backend;
        _values = values;
        _merger = merger;
        _size = shape.Size;
        Table = new HeapTable<TKey, PaneList<TAcc>>(backend.KeySerializer, new PaneListSerializer<TAcc>(values, merger));

        // Panes of windows of another shape are another form: they cannot go on as these.
        TypeSchema panes = TypeSchema.Custom($"OrleansFlow.SlidingPanes({shape.Size},{shape.Slide},{shape.Offset})", 1);
        Meta = new StateMetaInfo(Name, StateKind.Value, backend.KeySerializer.Schema, panes, values.Schema);
    }

    public StateMetaInfo Meta { get; }

    public string Description => $"set of sliding panes of {typeof(TAcc)}";

    public int Count => Table.Count;

    /// <summary>The panes of each key.</summary>
    public HeapTable<TKey, PaneList<TAcc>> Table { get; }

    /// <summary>The watermark so far: windows that end before have fired.</summary>
    public long Watermark { get; set; } = long.MinValue;

    /// <summary>Of some keys, windows that end up to here had fired when the state was saved; ms.</summary>
    public long FiredBefore { get; private set; } = long.MinValue;

    StateSnapshot IHeapState.Snapshot()
    {
        long firedBefore = Watermark == long.MaxValue ? long.MaxValue : Watermark + 1;
        return new HeapStateSnapshot<TKey, TKey, KeyScope<TKey>, PaneList<TAcc>>(
            Meta,
            Table.Snapshot(),
            _backend.KeySerializer,
            new PaneListSerializer<TAcc>(_values, _merger) { FiredBefore = firedBefore, WindowSize = _size },
            null,
            _backend.Range,
            _backend.MaxParallelism);
    }

    void IHeapState.Restore(RestoredState restored)
    {
        var panes = new PaneListSerializer<TAcc>(_values.ReaderFor(restored.Meta.ValueSchema), _merger);
        foreach ((int keyGroup, byte[] bytes, int count) in restored.KeyGroups)
        {
            DataReader reader = new(bytes);
            for (int i = 0; i < count; i++)
            {
                TKey key = _backend.KeySerializer.Deserialize(ref reader);
                PaneList<TAcc> list = panes.Deserialize(ref reader);
                int hash = _backend.KeySerializer.HashKey(key);
                if (KeyGroups.Of(hash, _backend.MaxParallelism) != keyGroup || Table.Find(key, hash) >= 0)
                {
                    throw new CorruptDataException(reader.Position, $"a new key of key group {keyGroup} in '{Name}', but entry {i} has key {key}");
                }

                Table.Add(key, hash, list);
                FiredBefore = Math.Max(FiredBefore, list.FiredBefore);
            }

            reader.EnsureEnd();
        }
    }

    public void ForEachKey(Action action) => throw new OrleansFlowException($"The keys of '{Name}' are not for functions.");
}
