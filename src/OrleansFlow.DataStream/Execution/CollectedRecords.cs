namespace OrleansFlow.Execution;

/// <summary>Records out of a collect sink, one after the other in the form of the job's serializer of their type.</summary>
/// <param name="Bytes">The records.</param>
/// <param name="Count">How many there are.</param>
/// <param name="IsLast">Whether no more will come.</param>
public sealed record CollectedRecords(ReadOnlyMemory<byte> Bytes, int Count, bool IsLast)
{
    /// <summary>How many of the records were given out before; they come again when a fetch begins inside of what was sent in one piece.</summary>
    public int Repeated { get; init; }
}
