using System.Text;
using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public class ChecksummedBlockTests
{
    [Fact]
    public void TheChecksumIsCrc32C()
    {
        Assert.Equal(0xE3069283u, ChecksummedBlock.Checksum("123456789"u8));
        Assert.Equal(0x8A9136AAu, ChecksummedBlock.Checksum(new byte[32]));
        Assert.Equal(ChecksummedBlock.Checksum("123456789"u8), ChecksummedBlock.Checksum("56789"u8, ChecksummedBlock.Checksum("1234"u8)));
    }

    [Fact]
    public void ABlockIsReadBack()
    {
        byte[] block = Block("some payload", out byte[] same);
        Assert.Equal(block, same);
        DataReader reader = new([.. block, .. Block("", out _)]);
        Assert.Equal("some payload", Encoding.UTF8.GetString(ChecksummedBlock.Read(ref reader)));
        Assert.Equal(0, ChecksummedBlock.Read(ref reader).Length);
        reader.EnsureEnd();
    }

    [Fact]
    public void EveryFlippedBitAndEveryReplacedByteIsFound()
    {
        byte[] block = Block("The quick brown fox jumps over the lazy dog", out _);
        for (int at = 0; at < block.Length; at++)
        {
            for (int flip = 1; flip < 256; flip++)
            {
                byte[] damaged = [.. block, .. new byte[300]];
                damaged[at] ^= (byte)flip;
                Assert.Throws<CorruptDataException>(() => Read(damaged));
            }
        }
    }

    [Fact]
    public void EveryTruncationIsFound()
    {
        byte[] block = Block("payload", out _);
        for (int length = 0; length < block.Length; length++)
        {
            Assert.Throws<CorruptDataException>(() => Read(block[..length]));
        }
    }

    private static void Read(byte[] bytes)
    {
        DataReader reader = new(bytes);
        ChecksummedBlock.Read(ref reader);
    }

    private static byte[] Block(string payload, out byte[] inPieces)
    {
        DataWriter whole = new(1);
        ChecksummedBlock.Write(Encoding.UTF8.GetBytes(payload), ref whole);
        DataWriter pieces = new(1);
        int start = ChecksummedBlock.Begin(ref pieces);
        foreach (byte one in Encoding.UTF8.GetBytes(payload))
        {
            pieces.WriteByte(one);
        }

        ChecksummedBlock.End(ref pieces, start);
        byte[] bytes = whole.ToArray();
        inPieces = pieces.ToArray();
        whole.Dispose();
        pieces.Dispose();
        return bytes;
    }
}
