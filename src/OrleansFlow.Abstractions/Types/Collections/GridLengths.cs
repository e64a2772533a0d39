namespace OrleansFlow.Types;

/// <summary>The lengths of an array of several dimensions.</summary>
internal static class GridLengths
{
    /// <summary>Reads the lengths; the bytes for all items are there.</summary>
    /// <returns>The number of items.</returns>
    public static int Read(scoped Span<int> lengths, int itemBytes, ref DataReader reader)
    {
        long start = reader.Position;
        long count = 1;
        foreach (ref int length in lengths)
        {
            uint read = reader.ReadVarUInt32();
            if (read > (uint)Array.MaxLength)
            {
                CorruptDataException.Throw(start, $"the length of an array, found {read}");
            }

            length = (int)read;
            count = Math.Min(count * read, (long)int.MaxValue + 1); // stays beyond all bounds once it is, unless a length is 0
        }

        if (count * itemBytes > reader.Remaining)
        {
            CorruptDataException.Throw(start, $"an array of {count} items of at least {itemBytes} bytes, but only {reader.Remaining} bytes remain");
        }

        return (int)count;
    }
}
