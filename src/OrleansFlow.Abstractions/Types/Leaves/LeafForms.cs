using System.Collections.Frozen;
using System.Numerics;
using System.Text;

namespace OrleansFlow.Types;

/// <summary>All leaf types.</summary>
internal static class LeafForms
{
    private static readonly TypeSerializer[] All =
    [
        new LeafSerializer<bool, NumberCodecs.Boolean>(),
        new LeafSerializer<byte, NumberCodecs.UInt8>(),
        new LeafSerializer<sbyte, NumberCodecs.Int8>(),
        new LeafSerializer<short, NumberCodecs.Int16>(),
        new LeafSerializer<ushort, NumberCodecs.UInt16>(),
        new LeafSerializer<int, NumberCodecs.Int32>(),
        new LeafSerializer<uint, NumberCodecs.UInt32>(),
        new LeafSerializer<long, NumberCodecs.Int64>(),
        new LeafSerializer<ulong, NumberCodecs.UInt64>(),
        new LeafSerializer<nint, NumberCodecs.IntPtr>(),
        new LeafSerializer<nuint, NumberCodecs.UIntPtr>(),
        new LeafSerializer<Int128, NumberCodecs.Int128>(),
        new LeafSerializer<UInt128, NumberCodecs.UInt128>(),
        new LeafSerializer<Half, NumberCodecs.Half>(),
        new LeafSerializer<float, NumberCodecs.Single>(),
        new LeafSerializer<double, NumberCodecs.Double>(),
        new LeafSerializer<decimal, NumberCodecs.Decimal>(),
        new LeafSerializer<BigInteger, NumberCodecs.BigInteger>(),
        new LeafSerializer<char, TextCodecs.Char>(),
        new LeafSerializer<Rune, TextCodecs.Rune>(),
        new LeafSerializer<string?, TextCodecs.String>(),
        new LeafSerializer<Utf8Text, TextCodecs.Utf8>(),
        new LeafSerializer<Uri?, TextCodecs.Uri>(),
        new LeafSerializer<Version?, TextCodecs.Version>(),
        new LeafSerializer<byte[]?, TextCodecs.Bytes>(),
        new LeafSerializer<Guid, TextCodecs.Guid>(),
        new LeafSerializer<DateTime, TimeCodecs.DateTime>(),
        new LeafSerializer<DateTimeOffset, TimeCodecs.DateTimeOffset>(),
        new LeafSerializer<DateOnly, TimeCodecs.DateOnly>(),
        new LeafSerializer<TimeOnly, TimeCodecs.TimeOnly>(),
        new LeafSerializer<TimeSpan, TimeCodecs.TimeSpan>(),
    ];

    private static readonly FrozenDictionary<Type, TypeSerializer> ByType = All.ToFrozenDictionary(leaf => leaf.Type);

    private static readonly FrozenDictionary<string, TypeSerializer> ByForm = All.ToFrozenDictionary(leaf => leaf.Schema.Name);

    /// <summary>The serializer of a leaf type, or null.</summary>
    public static TypeSerializer? Find(Type type) => ByType.GetValueOrDefault(type);

    /// <summary>The serializer of a form in a schema, or null.</summary>
    public static TypeSerializer? Find(string form) => ByForm.GetValueOrDefault(form);

    /// <summary>The number of bytes of a form, −1 when it varies, −2 when there is no such form.</summary>
    public static int FixedLength(string form) => Find(form)?.FixedLength ?? -2;
}
