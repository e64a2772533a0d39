using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Orleans.Streams;

/// <summary>
/// Makes the ids of subscriptions. They are computed, not drawn: from the activation that subscribes and its count of subscriptions,
/// or, for implicit ones, from grain type and stream. The highest bit of the last byte tells the implicit ones.
/// </summary>
internal static class SubscriptionIds
{
    private const byte ImplicitMark = 0x80;

    public static Guid Explicit(string owner, long number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}#{number}"), hash);
        hash[15] &= unchecked((byte)~ImplicitMark);
        return new Guid(hash[..16]);
    }

    public static Guid Implicit(GrainType grainType, QualifiedStreamId stream)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, grainType.GetUniformHashCode());
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], stream.StreamId.GetUniformHashCode());
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], stream.StreamId.GetKeyIndex());
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], StableHash.ComputeHash(stream.ProviderName));
        bytes[15] |= ImplicitMark;
        return new Guid(bytes);
    }

    public static bool IsImplicit(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return (bytes[15] & ImplicitMark) != 0;
    }
}
