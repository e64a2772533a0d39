using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public sealed class Utf8TextTests
{
    private static readonly TypeSerializer<Utf8Text> Serializer = TypeSerializers.For<Utf8Text>();

    [Fact]
    public void TextsAreEqualByTheirBytesWhereverThoseAre()
    {
        byte[] block = "one two one"u8.ToArray();
        var first = new Utf8Text(block.AsMemory(0, 3));
        var last = new Utf8Text(block.AsMemory(8, 3));

        Assert.Equal(first, last);
        Assert.True(first == last);
        Assert.True(first != new Utf8Text(block.AsMemory(4, 3)));
        Assert.Equal(first.GetHashCode(), last.GetHashCode());
        Assert.Equal(Serializer.HashKey(first), Serializer.HashKey(last));
        Assert.True(Serializer.KeyEquals(first, last));
        Assert.Equal(default, Utf8Text.Empty);
        Assert.Equal(Utf8Text.Empty, new Utf8Text(block.AsMemory(5, 0)));
    }

    [Fact]
    public void TextsAreOrderedAsTheirScalars()
    {
        string[] texts = ["", "a", "aa", "b", "é", "€", "￿", "😀"];

        Assert.Equal(texts, texts.Reverse().Select(Utf8Text.Of).Order().Select(static text => text.ToString()));
    }

    [Fact]
    public void ACopyHasBytesOfItsOwn()
    {
        byte[] block = new byte[1000];
        "word"u8.CopyTo(block);
        var text = new Utf8Text(block.AsMemory(0, 4));

        Utf8Text copy = Serializer.Copy(text);

        Assert.Equal(text, copy);
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(copy.Memory, out ArraySegment<byte> own));
        Assert.Equal(4, own.Array!.Length);
        Assert.True(Serializer.IsImmutable);
        Assert.Equal(copy.Memory, copy.Detach().Memory);
    }

    [Fact]
    public void AnyBytesAreReadBack()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            var writer = new DataWriter(16);
            Serializer.Serialize(new Utf8Text(bytes), ref writer);
            byte[] written = writer.ToArray();
            writer.Dispose();

            var reader = new DataReader(written);
            Assert.True(new Utf8Text(bytes) == Serializer.Deserialize(ref reader), $"seed {seed}");
            Assert.Throws<CorruptDataException>(() =>
            {
                var cut = new DataReader(written.AsSpan(0, random.Next(written.Length)));
                Serializer.Deserialize(ref cut);
            });
        }

        Assert.Throws<CorruptDataException>(static () =>
        {
            var none = new DataReader([0]);
            Serializer.Deserialize(ref none);
        });
    }

    [Fact]
    public void ATextIsAKeyAndAMemberOfOne()
    {
        Assert.True(Serializer.IsKeyType(out _));
        Assert.NotNull(new TypeRegistry().ForKey<(Utf8Text, int)>());
    }
}
