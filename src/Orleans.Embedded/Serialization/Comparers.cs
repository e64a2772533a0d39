namespace Orleans.Embedded;

/// <summary>The equality comparers that are sent with a dictionary or set: the default and those of strings.</summary>
internal static class Comparers
{
    public static void Write<T>(WireWriter writer, IEqualityComparer<T>? comparer) =>
        writer.WriteByte(ReferenceEquals(comparer, StringComparer.OrdinalIgnoreCase) ? (byte)1 : ReferenceEquals(comparer, StringComparer.InvariantCultureIgnoreCase) ? (byte)2 : (byte)0);

    public static IEqualityComparer<T>? Read<T>(WireReader reader) => reader.ReadByte() switch
    {
        1 => (IEqualityComparer<T>)(object)StringComparer.OrdinalIgnoreCase,
        2 => (IEqualityComparer<T>)(object)StringComparer.InvariantCultureIgnoreCase,
        _ => null,
    };
}
