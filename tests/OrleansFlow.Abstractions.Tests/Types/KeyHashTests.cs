using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

/// <summary>The literals were computed by an independent implementation of MurmurHash3 x86_32.</summary>
public class KeyHashTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1009084850)]
    [InlineData("hello", 613153351)]
    [InlineData("Hello, world!", -1070186941)]
    [InlineData("straße", 2095602437)]
    [InlineData("日本語", -1515949417)]
    [InlineData("😀 grinning", 1733489948)]
    [InlineData("The quick brown fox jumps over the lazy dog", 776992547)]
    public void TheHashOfATextIsThatOfItsUtf8(string text, int hash) =>
        Assert.Equal((hash, hash), (TypeSerializers.For<string>().HashKey(text), TypeSerializers.For<Utf8Text>().HashKey(Utf8Text.Of(text))));

    [Fact]
    public void TheHashOfAnUnpairedSurrogateIsThatOfItsThreeBytes() => Assert.Equal(-1239234226, Murmur3.Hash("\uD800"));

    [Theory]
    [InlineData(0, 593689054)]
    [InlineData(1, -68075478)]
    [InlineData(-1, 1982413648)]
    [InlineData(42, -1134849565)]
    [InlineData(int.MaxValue, -1653689534)]
    [InlineData(int.MinValue, -1718298732)]
    public void TheHashOfAnIntIsThatOfItsFourBytes(int number, int hash) =>
        Assert.Equal(hash, TypeSerializers.For<int>().HashKey(number));

    [Theory]
    [InlineData(0, 1669671676)]
    [InlineData(1, 1392991556)]
    [InlineData(-1, 1651860712)]
    [InlineData(42, 1871679806)]
    [InlineData(long.MaxValue, -2106506049)]
    public void TheHashOfALongIsThatOfItsEightBytes(long number, int hash) =>
        Assert.Equal(hash, TypeSerializers.For<long>().HashKey(number));

    [Fact]
    public void TheHashOfAGuidIsThatOfItsSixteenBytes() =>
        Assert.Equal(1548729711, TypeSerializers.For<Guid>().HashKey(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff")));

    [Fact]
    public void TheHashOfALongTextIsThatOfItsBytes()
    {
        Random random = new(5);
        for (int length = 0; length < 900; length += 7)
        {
            string text = string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(1, length % 2 == 0 ? 0x7F : 0xD7FF)));
            Assert.Equal(Murmur3.Hash(System.Text.Encoding.UTF8.GetBytes(text)), Murmur3.Hash(text));
        }
    }

    [Fact]
    public void HashingAKeyAllocatesNothing()
    {
        TypeSerializer<string> texts = TypeSerializers.For<string>();
        TypeSerializer<(string, long)> tuples = TypeSerializers.For<(string, long)>();
        TypeSerializer<Guid> guids = TypeSerializers.For<Guid>();
        TypeSerializer<Point> points = TypeSerializers.For<Point>();
        string umlauts = new('ü', 40);
        int sum = 0;
        void HashAll()
        {
            sum += texts.HashKey("eight888") + texts.HashKey(umlauts) + tuples.HashKey(("word", 1)) + guids.HashKey(default) + points.HashKey(new(1, 2));
        }

        HashAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            HashAll();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
