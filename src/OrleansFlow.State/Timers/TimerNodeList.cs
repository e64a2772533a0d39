namespace OrleansFlow.State.Timers;

/// <summary>Nodes in chunks, the last one first. Emptied chunks go to a pool, so that moving nodes from list to list needs no new memory.</summary>
internal struct TimerNodeList
{
    private Chunk? _first;

    /// <summary>Whether there are no nodes.</summary>
    public readonly bool IsEmpty => _first is null;

    /// <summary>Adds a node.</summary>
    public void Add(in TimerNode node, Pool pool)
    {
        if (_first is not { Count: < Chunk.Length } chunk)
        {
            _first = chunk = pool.Rent(_first);
        }

        chunk.Nodes[chunk.Count++] = node;
    }

    /// <summary>Takes the node out that was added last; there must be one.</summary>
    public TimerNode Take(Pool pool)
    {
        Chunk chunk = _first!;
        TimerNode node = chunk.Nodes[--chunk.Count];
        if (chunk.Count == 0)
        {
            _first = chunk.Next;
            pool.Return(chunk);
        }

        return node;
    }

    /// <summary>Chunks that are not in use.</summary>
    internal sealed class Pool
    {
        private const int Most = 1024;

        private Chunk? _first;
        private int _count;

        public Chunk Rent(Chunk? next)
        {
            Chunk chunk = _first ?? new Chunk();
            if (_first is not null)
            {
                _first = chunk.Next;
                _count--;
            }

            chunk.Next = next;
            return chunk;
        }

        public void Return(Chunk chunk)
        {
            if (_count < Most)
            {
                chunk.Next = _first;
                _first = chunk;
                _count++;
            }
        }
    }

    /// <summary>Some nodes.</summary>
    internal sealed class Chunk
    {
        public const int Length = 64;

        public readonly TimerNode[] Nodes = new TimerNode[Length];

        public int Count;

        public Chunk? Next;
    }
}
