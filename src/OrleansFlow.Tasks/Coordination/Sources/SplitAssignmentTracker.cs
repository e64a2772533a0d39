namespace OrleansFlow.Tasks.Coordination.Sources;

/// <summary>
/// Remembers which splits went to which reader since which checkpoint: those that a failed reader's checkpoint does not cover
/// go back to the enumerator (SplitAssignmentTracker).
/// </summary>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
internal sealed class SplitAssignmentTracker<TSplit>
{
    private readonly SortedDictionary<long, SortedDictionary<int, List<TSplit>>> _byCheckpoint = [];
    private SortedDictionary<int, List<TSplit>> _sinceLast = [];

    /// <summary>A split was assigned.</summary>
    public void Record(TSplit split, int subtask) => ListOf(_sinceLast, subtask).Add(split);

    /// <summary>A checkpoint is being taken: what was assigned so far belongs to it.</summary>
    public void OnCheckpoint(long checkpointId)
    {
        _byCheckpoint[checkpointId] = _sinceLast;
        _sinceLast = [];
    }

    /// <summary>A checkpoint is complete: it and those before it cover what was assigned until then.</summary>
    public void OnCheckpointComplete(long checkpointId)
    {
        foreach (long id in _byCheckpoint.Keys.TakeWhile(id => id <= checkpointId).ToArray())
        {
            _byCheckpoint.Remove(id);
        }
    }

    /// <summary>Takes back what a reader was assigned after a checkpoint, oldest first.</summary>
    /// <param name="subtask">The reader's subtask.</param>
    /// <param name="restoredCheckpointId">The checkpoint that the reader goes back to; −1 for none.</param>
    public List<TSplit> TakeBack(int subtask, long restoredCheckpointId = -1)
    {
        var splits = new List<TSplit>();
        foreach ((long id, SortedDictionary<int, List<TSplit>> assigned) in _byCheckpoint)
        {
            if (id > restoredCheckpointId && assigned.Remove(subtask, out List<TSplit>? some))
            {
                splits.AddRange(some);
            }
        }

        if (_sinceLast.Remove(subtask, out List<TSplit>? last))
        {
            splits.AddRange(last);
        }

        return splits;
    }

    private static List<TSplit> ListOf(SortedDictionary<int, List<TSplit>> assigned, int subtask)
    {
        if (!assigned.TryGetValue(subtask, out List<TSplit>? splits))
        {
            assigned.Add(subtask, splits = []);
        }

        return splits;
    }
}
