using System.Buffers.Binary;
using System.Globalization;

namespace OrleansFlow;

/// <summary>128 bits that print as 32 lower-case hexadecimal digits, as all of Flink's ids do (AbstractID).</summary>
internal static class HexId
{
    public static string Format(UInt128 value) => value.ToString("x32", CultureInfo.InvariantCulture);

    public static UInt128 Parse(string text, string kind) =>
        TryParse(text, out UInt128 value)
            ? value
            : throw new FormatException($"'{text}' is not a {kind}: 32 hexadecimal digits are expected.");

    public static bool TryParse(string? text, out UInt128 value)
    {
        value = default;
        return text is { Length: 32 }
            && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    public static UInt128 From(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
