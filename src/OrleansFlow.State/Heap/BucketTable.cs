using System.Runtime.CompilerServices;

namespace OrleansFlow.State.Heap;

/// <summary>
/// The heads of the chains. Their number grows one at a time: with n buckets and the largest power of two m ≤ n, a hash belongs to
/// bucket h mod 2m, if there is one already, else to h mod m.
/// </summary>
internal sealed class BucketTable
{
    private const int ChunkShift = 14;
    private const int ChunkSize = 1 << ChunkShift;

    private int[][] _chunks;
    private int _upperMask;

    public BucketTable(int count)
    {
        _chunks = [NewChunk()];
        Count = count;
        _upperMask = (count * 2) - 1;
    }

    public int Count { get; private set; }

    /// <summary>The head of the chain of a hash; −1 for none.</summary>
    public int this[int hash]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int bucket = IndexOf(hash);
            return _chunks[bucket >> ChunkShift][bucket & (ChunkSize - 1)];
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            int bucket = IndexOf(hash);
            _chunks[bucket >> ChunkShift][bucket & (ChunkSize - 1)] = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(int hash)
    {
        // The low bits of the hash also choose the key group, and with it the subtask: others are taken here.
        int spread = (int)(((uint)hash * 0x9E3779B9u) >> 1);
        spread ^= spread >> 15;
        int bucket = spread & _upperMask;
        return bucket < Count ? bucket : bucket & (_upperMask >> 1);
    }

    /// <summary>Adds a bucket, whose entries come from an older one.</summary>
    /// <param name="old">The older one.</param>
    /// <param name="added">The new one.</param>
    /// <returns>The head of the older one's chain.</returns>
    public int Grow(out int old, out int added)
    {
        added = Count;
        if (added > _upperMask)
        {
            _upperMask = (_upperMask * 2) + 1;
        }

        old = added & (_upperMask >> 1);
        if (added >> ChunkShift == _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunks.Length + 1);
            _chunks[^1] = NewChunk();
        }

        Count = added + 1;
        return _chunks[old >> ChunkShift][old & (ChunkSize - 1)];
    }

    public void Set(int bucket, int head) => _chunks[bucket >> ChunkShift][bucket & (ChunkSize - 1)] = head;

    private static int[] NewChunk()
    {
        int[] chunk = new int[ChunkSize];
        Array.Fill(chunk, -1);
        return chunk;
    }
}
