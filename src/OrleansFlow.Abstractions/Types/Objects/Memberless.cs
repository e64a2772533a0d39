namespace OrleansFlow.Types;

/// <summary>Structs without members take one byte, so that a count of them is bounded by the bytes that are there.</summary>
internal static class Memberless
{
    public static T Read<T>(ref DataReader reader)
    {
        Skip(ref reader);
        return default!;
    }

    public static void Skip(ref DataReader reader)
    {
        byte found = reader.ReadByte();
        if (found != 0)
        {
            CorruptDataException.Throw(reader.Position - 1, $"the 0 that stands for a struct without members, found {found}");
        }
    }
}
