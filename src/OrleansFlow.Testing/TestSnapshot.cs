using OrleansFlow.State;
using OrleansFlow.Types;

namespace OrleansFlow.Testing;

/// <summary>
/// The state of the operators of a harness at one moment, as the bytes that checkpoints have (OperatorSubtaskState). Keep those of
/// <see cref="ToBytes"/> in a file to test that later versions of a function go on from it.
/// </summary>
public sealed class TestSnapshot
{
    private const int Mark = 0x5453464F;
    private readonly byte[][] _operators;

    internal TestSnapshot(long checkpointId, byte[][] operators)
    {
        CheckpointId = checkpointId;
        _operators = operators;
    }

    /// <summary>Id of the checkpoint.</summary>
    public long CheckpointId { get; }

    internal IEnumerable<OperatorSnapshot> Operators => _operators.Select(static bytes => OperatorSnapshot.FromBytes(bytes));

    /// <summary>Deals the state of all subtasks anew, for one subtask of another number of them.</summary>
    /// <param name="snapshots">The snapshots of all subtasks.</param>
    /// <param name="maxParallelism">How many key groups there are; as before, if there is keyed state.</param>
    /// <param name="newParallelism">How many subtasks there are now.</param>
    /// <param name="subtaskIndex">Which of them gets the result.</param>
    /// <exception cref="OrleansFlowException">A subtask is missing or there twice, or the number of key groups is another.</exception>
    public static TestSnapshot Repartition(IReadOnlyList<TestSnapshot> snapshots, int maxParallelism, int newParallelism, int subtaskIndex)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentOutOfRangeException.ThrowIfZero(snapshots.Count, nameof(snapshots));
        IEnumerable<IGrouping<OperatorId, OperatorSnapshot>> operators = snapshots.SelectMany(static s => s.Operators).GroupBy(static s => s.Id);
        return new TestSnapshot(
            snapshots[0].CheckpointId,
            [.. operators.Select(all => OperatorSnapshot.Deal([.. all], subtaskIndex, newParallelism, maxParallelism).ToBytes())]);
    }

    /// <summary>Reads what <see cref="ToBytes"/> gave.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="CorruptDataException">The bytes are damaged or no snapshot.</exception>
    public static TestSnapshot FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new DataReader(bytes);
        if (reader.ReadInt32() != Mark)
        {
            throw new CorruptDataException(0, "the mark of a snapshot of a harness");
        }

        long checkpointId = reader.ReadInt64();
        var operators = new byte[Math.Clamp(reader.ReadInt32(), 0, reader.Remaining)][];
        for (int i = 0; i < operators.Length; i++)
        {
            operators[i] = reader.ReadSizedBytes(out _).ToArray();
            _ = OperatorSnapshot.FromBytes(operators[i]);
        }

        reader.EnsureEnd();
        return new TestSnapshot(checkpointId, operators);
    }

    /// <summary>The snapshot as bytes, with checksums.</summary>
    public byte[] ToBytes()
    {
        var writer = new DataWriter(4096);
        try
        {
            writer.WriteInt32(Mark);
            writer.WriteInt64(CheckpointId);
            writer.WriteInt32(_operators.Length);
            foreach (byte[] bytes in _operators)
            {
                writer.WriteSizedBytes(bytes);
            }

            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
