using OrleansFlow.State;
using OrleansFlow.State.Heap;
using OrleansFlow.Types;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>
/// The open windows of an operator as a state of its backend. An entry of a snapshot is a key with a window, whether the window
/// has fired, and the value.
/// </summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TAcc">Type of the value kept for a key and window.</typeparam>
internal sealed class AlignedWindowState<TKey, TAcc> : IHeapState
{
    /// <summary>Name of the state.</summary>
    public const string Name = "aligned-windows";

    private readonly KeyedStateBackend<TKey> _backend;
    private readonly TypeSerializer<TAcc> _values;
    private readonly AlignedWindows _shape;

    public AlignedWindowState(KeyedStateBackend<TKey> backend, TypeSerializer<TAcc> values, AlignedWindows shape)
    {
        _backend = backend;
        _values = values;
        _shape = shape;

        // Windows of another shape are another form: they cannot go on as these.
        TypeSchema windows = TypeSchema.Custom($"OrleansFlow.AlignedWindow({shape.Size},{shape.Slide},{shape.Offset})", 1);
        Meta = new StateMetaInfo(Name, StateKind.Value, backend.KeySerializer.Schema, windows, values.Schema);
    }

    public StateMetaInfo Meta { get; }

    public string Description => $"set of aligned windows of {typeof(TAcc)}";

    public int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < Open.Count; i++)
            {
                count += Open[i].Values.Count;
            }

            return count;
        }
    }

    /// <summary>The open windows.</summary>
    public WindowLine<AlignedWindow<TKey, TAcc>> Open { get; } = new();

    /// <summary>The watermark so far: windows that end before have fired.</summary>
    public long Watermark { get; set; } = long.MinValue;

    /// <summary>Opens a window.</summary>
    /// <param name="start">Its start; there is none with it.</param>
    /// <param name="spare">An empty table to be used; null to make one.</param>
    public AlignedWindow<TKey, TAcc> Add(long start, HeapTable<TKey, TAcc>? spare)
    {
        var window = new AlignedWindow<TKey, TAcc>(
            new TimeWindow(start, start + _shape.Size), _shape.CleanupTime(start), spare ?? new HeapTable<TKey, TAcc>(_backend.KeySerializer, _values));
        Open.Add(start, window);
        return window;
    }

    StateSnapshot IHeapState.Snapshot()
    {
        var windows = new AlignedWindowSnapshot<TKey, TAcc>.Part[Open.Count];
        for (int i = 0; i < windows.Length; i++)
        {
            AlignedWindow<TKey, TAcc> window = Open[i];
            HashSet<int>? fired = window.Fired is null ? null : [.. window.Fired];
            windows[i] = new(window.Window.Start, window.Window.MaxTimestamp <= Watermark, fired, window.Values.Snapshot());
        }

        return new AlignedWindowSnapshot<TKey, TAcc>(Meta, windows, _backend.KeySerializer, _values, _backend.Range, _backend.MaxParallelism);
    }

    void IHeapState.Restore(RestoredState restored)
    {
        TypeSerializer<TAcc> values = _values.ReaderFor(restored.Meta.ValueSchema);
        foreach ((int keyGroup, byte[] bytes, int count) in restored.KeyGroups)
        {
            DataReader reader = new(bytes);
            for (int i = 0; i < count; i++)
            {
                TKey key = _backend.KeySerializer.Deserialize(ref reader);
                long start = reader.ReadInt64();
                bool fired = reader.ReadBoolean();
                TAcc value = values.Deserialize(ref reader);
                int hash = _backend.KeySerializer.HashKey(key);
                AlignedWindow<TKey, TAcc> window = Open.TryGet(start, out AlignedWindow<TKey, TAcc>? known) ? known : Add(start, null);
                if (KeyGroups.Of(hash, _backend.MaxParallelism) != keyGroup || window.Values.Find(key, hash) >= 0)
                {
                    throw new CorruptDataException(reader.Position, $"a new key of key group {keyGroup} in {window.Window} of '{Name}', but entry {i} has key {key}");
                }

                int index = window.Values.Add(key, hash, value);
                if (fired)
                {
                    (window.Fired ??= []).Add(index);
                }
            }

            reader.EnsureEnd();
        }
    }

    public void ForEachKey(Action action) => throw new OrleansFlowException($"The keys of '{Name}' are not for functions.");
}
