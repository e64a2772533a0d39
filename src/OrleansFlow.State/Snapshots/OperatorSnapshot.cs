using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>
/// The state of one operator of one subtask at one moment: keyed state with timers, and state that belongs to no key
/// (org.apache.flink.runtime.checkpoint.OperatorSubtaskState). Taking it shares the state; its bytes are written afterwards,
/// while processing goes on; dispose it then.
/// </summary>
public sealed class OperatorSnapshot : IDisposable
{
    internal OperatorSnapshot(OperatorId id, int subtask, int parallelism, int maxParallelism, KeyedStateSnapshot? keyed, IReadOnlyList<OperatorStatePart> parts)
    {
        Id = id;
        Subtask = subtask;
        Parallelism = parallelism;
        MaxParallelism = maxParallelism;
        Keyed = keyed;
        Parts = parts;
    }

    /// <summary>The operator.</summary>
    public OperatorId Id { get; }

    /// <summary>Index of the subtask.</summary>
    public int Subtask { get; }

    /// <summary>How many subtasks the operator had.</summary>
    public int Parallelism { get; }

    /// <summary>How many key groups the operator had.</summary>
    public int MaxParallelism { get; }

    /// <summary>The keyed state; null for an operator that has none.</summary>
    public KeyedStateSnapshot? Keyed { get; }

    /// <summary>The states that belong to no key, by name.</summary>
    public IReadOnlyList<OperatorStatePart> Parts { get; }

    /// <summary>Whether this was dealt for one subtask out of the snapshots of all, so that it is restored alone.</summary>
    public bool IsDealt { get; internal init; }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Parts.Count == 0 && (Keyed is null || Keyed.States.Count == 0);

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="CorruptDataException">The bytes are damaged, cut short or no snapshot.</exception>
    /// <exception cref="OrleansFlowException">They were written by a newer version.</exception>
    public static OperatorSnapshot FromBytes(ReadOnlySpan<byte> bytes) => OperatorSnapshotFormat.Read(bytes);

    /// <summary>
    /// Deals the snapshots of all subtasks of an operator anew: to one subtask its key groups, and its part of the state that
    /// belongs to no key.
    /// </summary>
    /// <param name="snapshots">The snapshots of all subtasks, or one that was dealt for this subtask.</param>
    /// <param name="subtask">Index of the subtask.</param>
    /// <param name="parallelism">How many subtasks there are now.</param>
    /// <param name="maxParallelism">How many key groups there are now; may differ from before only if there is no keyed state.</param>
    /// <exception cref="OrleansFlowException">A subtask is missing or there twice, or the number of key groups is another.</exception>
    public static OperatorSnapshot Deal(IReadOnlyList<OperatorSnapshot> snapshots, int subtask, int parallelism, int maxParallelism) =>
        OperatorSnapshotDealing.Deal(snapshots, subtask, parallelism, maxParallelism);

    /// <summary>Writes the snapshot: versioned, with checksums.</summary>
    /// <param name="stream">Where to write.</param>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        OperatorSnapshotFormat.Write(this, stream);
    }

    /// <summary>What <see cref="WriteTo"/> writes.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>Ends the reading. Calling it again does nothing.</summary>
    public void Dispose() => Keyed?.Dispose();
}
