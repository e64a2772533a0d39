using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace OrleansFlow.Graph;

/// <summary>
/// MurmurHash3 (x64, 128 bits, seed 0) over what was put into it; the same digest as Guava's <c>murmur3_128</c>, so that operator
/// ids are those that Flink gives.
/// </summary>
internal sealed class Murmur3Hasher
{
    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    private readonly List<byte> _bytes = [];

    public void PutInt(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }

    public void PutString(string text) => _bytes.AddRange(Encoding.UTF8.GetBytes(text));

    public byte[] Hash()
    {
        ReadOnlySpan<byte> data = _bytes.ToArray();
        int length = data.Length;
        ulong h1 = 0;
        ulong h2 = 0;
        while (data.Length >= 16)
        {
            h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(data));
            h1 = ((BitOperations.RotateLeft(h1, 27) + h2) * 5) + 0x52dce729;
            h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(data[8..]));
            h2 = ((BitOperations.RotateLeft(h2, 31) + h1) * 5) + 0x38495ab5;
            data = data[16..];
        }

        Span<byte> tail = stackalloc byte[16];
        tail.Clear();
        data.CopyTo(tail);
        h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
        h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(tail));
        h1 ^= (ulong)length;
        h2 ^= (ulong)length;
        h1 += h2;
        h2 += h1;
        h1 = Finish(h1);
        h2 = Finish(h2);
        h1 += h2;
        h2 += h1;
        byte[] result = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(result, h1);
        BinaryPrimitives.WriteUInt64LittleEndian(result.AsSpan(8), h2);
        return result;
    }

    private static ulong Mix1(ulong k) => BitOperations.RotateLeft(k * C1, 31) * C2;

    private static ulong Mix2(ulong k) => BitOperations.RotateLeft(k * C2, 33) * C1;

    private static ulong Finish(ulong k)
    {
        k ^= k >> 33;
        k *= 0xff51afd7ed558ccd;
        k ^= k >> 33;
        k *= 0xc4ceb9fe1a85ec53;
        return k ^ (k >> 33);
    }
}
