using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using OrleansFlow.Types;

namespace OrleansFlow.Capture;

/// <summary>The types without parts. Their codes are part of the format.</summary>
internal static class LeafCodecs
{
    private static readonly LeafCodec[] All =
    [
        new DataLeaf<bool>(1), new DataLeaf<char>(2), new DataLeaf<sbyte>(3), new DataLeaf<byte>(4), new DataLeaf<short>(5), new DataLeaf<ushort>(6),
        new DataLeaf<int>(7), new DataLeaf<uint>(8), new DataLeaf<long>(9), new DataLeaf<ulong>(10), new DataLeaf<float>(11), new DataLeaf<double>(12),
        new DataLeaf<decimal>(13), new DataLeaf<string>(14), new DataLeaf<DateTime>(15), new DataLeaf<DateTimeOffset>(16), new DataLeaf<TimeSpan>(17),
        new DataLeaf<DateOnly>(18), new DataLeaf<TimeOnly>(19), new DataLeaf<Guid>(20),
        new TextLeaf<Int128>(21, static value => value.ToString(CultureInfo.InvariantCulture), static text => Int128.Parse(text, CultureInfo.InvariantCulture)),
        new TextLeaf<UInt128>(22, static value => value.ToString(CultureInfo.InvariantCulture), static text => UInt128.Parse(text, CultureInfo.InvariantCulture)),
        new TextLeaf<Half>(23, static value => value.ToString("R", CultureInfo.InvariantCulture), static text => Half.Parse(text, CultureInfo.InvariantCulture)),
        new TextLeaf<BigInteger>(24, static value => value.ToString(CultureInfo.InvariantCulture), static text => BigInteger.Parse(text, CultureInfo.InvariantCulture)),
        new TextLeaf<Version>(25, static value => value.ToString(), Version.Parse),
        new TextLeaf<Uri>(26, static value => value.OriginalString, static text => new Uri(text, UriKind.RelativeOrAbsolute)),
        new TextLeaf<CultureInfo>(27, static value => value.Name, CultureInfo.GetCultureInfo),
        new TextLeaf<Encoding>(28, static value => value.WebName, Encoding.GetEncoding),
        new TextLeaf<Rune>(29, static value => value.Value.ToString(CultureInfo.InvariantCulture), static text => new Rune(int.Parse(text, CultureInfo.InvariantCulture))),
        new TextLeaf<Regex>(30, WriteRegex, ReadRegex),
        new TextLeaf<StringComparer>(31, WriteComparer, ReadComparer),
        new TextLeaf<StringBuilder>(32, static value => value.ToString(), static text => new StringBuilder(text)),
        new TextLeaf<Lock>(33, static _ => "", static _ => new Lock()),
        new TextLeaf<CancellationToken>(34, static value => value.CanBeCanceled ? throw new NotSupportedException("A cancellation token that can be cancelled cannot be captured.") : "", static _ => CancellationToken.None),
    ];

    private static readonly Dictionary<Type, LeafCodec> ByType = All.ToDictionary(static codec => codec.Type);

    private static readonly (string Name, StringComparer Comparer)[] Comparers =
    [
        ("ordinal", StringComparer.Ordinal), ("ordinal-ignore-case", StringComparer.OrdinalIgnoreCase),
        ("invariant", StringComparer.InvariantCulture), ("invariant-ignore-case", StringComparer.InvariantCultureIgnoreCase),
    ];

    /// <summary>The codec of a type, or null.</summary>
    public static LeafCodec? Of(Type type) =>
        ByType.TryGetValue(type, out LeafCodec? codec) ? codec
        : typeof(Encoding).IsAssignableFrom(type) && AssemblyKinds.IsFramework(type.Assembly) ? ByType[typeof(Encoding)]
        : typeof(StringComparer).IsAssignableFrom(type) && AssemblyKinds.IsFramework(type.Assembly) ? ByType[typeof(StringComparer)]
        : null;

    /// <summary>The codec of a code.</summary>
    /// <exception cref="CorruptDataException">There is none.</exception>
    public static LeafCodec Of(byte code, ref DataReader reader) =>
        code >= 1 && code <= All.Length ? All[code - 1] : throw new CorruptDataException(reader.Position - 1, $"the code of a kind of value, found {code}");

    private static string WriteRegex(Regex value) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)value.Options} {value.MatchTimeout.Ticks} {value}");

    private static Regex ReadRegex(string text)
    {
        string[] parts = text.Split(' ', 3);
        return new Regex(parts[2], (RegexOptions)int.Parse(parts[0], CultureInfo.InvariantCulture), new TimeSpan(long.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    private static string WriteComparer(StringComparer value) =>
        Array.Find(Comparers, known => known.Comparer.Equals(value)).Name ?? throw new NotSupportedException("Only ordinal and invariant string comparers can be captured.");

    private static StringComparer ReadComparer(string text) =>
        Array.Find(Comparers, known => known.Name == text).Comparer ?? throw new FormatException($"'{text}' is no string comparer.");
}
