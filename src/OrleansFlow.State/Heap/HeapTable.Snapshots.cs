using System.Runtime.CompilerServices;

namespace OrleansFlow.State.Heap;

/// <content>Copy-on-write.</content>
internal sealed partial class HeapTable<TKey, T>
{
    private readonly Lock _snapshotsLock = new();
    private readonly List<int> _snapshots = [];

    // The version of the present time; each snapshot begins a new one. A chunk is of the version in which it was made.
    private int _version = 1;
    private int[] _chunkVersions = [1];

    // For values that can be changed from outside: the version in which each was set or copied last.
    private int[][]? _valueVersions;

    // Chunks and values of lower versions may be read by a snapshot. 0 when there is none. Set to less by any thread.
    private volatile int _required;

    /// <summary>The present entries. Costs one reference copied per chunk.</summary>
    public HeapTableSnapshot<TKey, T> Snapshot()
    {
        int chunks = (_used + ChunkMask) >> ChunkBits;
        lock (_snapshotsLock)
        {
            _version++;
            _snapshots.Add(_version);
            _required = _version;
        }

        return new(this, _version, _chunks.AsSpan(0, chunks).ToArray(), _used);
    }

    /// <summary>A snapshot is not read any more.</summary>
    /// <param name="version">Its version.</param>
    public void Release(int version)
    {
        lock (_snapshotsLock)
        {
            _snapshots.Remove(version);
            _required = _snapshots.Count == 0 ? 0 : _snapshots[^1];
        }
    }

    /// <summary>The value of an entry, to be changed in its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref HeapEntry<TKey, T> WritableEntryAt(int index)
    {
        int chunk = index >> ChunkBits;
        int required = _required;
        if (required != 0 && _chunkVersions[chunk] < required)
        {
            CopyChunk(chunk);
        }

        return ref EntryAt(index);
    }

    private void CopyChunk(int chunk)
    {
        _chunks[chunk] = _chunks[chunk].AsSpan().ToArray();
        _chunkVersions[chunk] = _version;
    }

    private T ChangeableValueAt(int index)
    {
        ref int version = ref _valueVersions![index >> ChunkBits][index & ChunkMask];
        if (version >= _required)
        {
            return EntryAt(index).Value;
        }

        ref HeapEntry<TKey, T> entry = ref WritableEntryAt(index);
        entry.Value = _values.Copy(entry.Value);
        version = _version;
        return entry.Value;
    }
}
