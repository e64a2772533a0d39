using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public class DeepValueTests
{
    [Fact]
    public void ALoopInAValueIsAnErrorAndNoStackOverflow()
    {
        Chain chain = new();
        chain.Next = chain;
        Assert.Contains("1000 levels", Assert.Throws<ValueNotSerializableException>(() => Bytes.RoundTrip(chain)).Message, StringComparison.Ordinal);
        Assert.Throws<ValueNotSerializableException>(() => TypeSerializers.For<Chain>().Copy(chain));

        Chain deep = new();
        for (int i = 0; i < 999; i++)
        {
            deep = new Chain { Value = i, Next = deep };
        }

        Assert.Equal(998, Bytes.RoundTrip(deep).Value);
    }

    [Fact]
    public void TheDeepestValueIsReadByEveryReader()
    {
        Level level = new(0, new Leaf());
        for (int i = 1; i < 490; i++)
        {
            level = new(i, new Inner(level));
        }

        Assert.Equal(489, Bytes.RoundTrip(level).Number);
        TypeSerializer<Pair<int, Level>> old = TypeSerializers.For<Pair<int, Level>>();
        byte[] bytes = Bytes.Write(old, new(1, level));
        Pair<long, Level> migrated = Bytes.Read(TypeSerializers.For<Pair<long, Level>>().ReaderFor(old.Schema), bytes);
        Assert.Equal(489, migrated.Right.Number);
        Bytes.Read(TypeSerializers.For<Without>().ReaderFor(old.Schema), bytes);
    }

    [Fact]
    public void AWriterCanBeUsedAgainAfterAValueThatWasTooDeep()
    {
        Chain chain = new();
        chain.Next = chain;
        DataWriter writer = new(16);
        TypeSerializer<Chain> serializer = TypeSerializers.For<Chain>();
        try
        {
            serializer.Serialize(chain, ref writer);
        }
        catch (ValueNotSerializableException)
        {
            writer.Truncate(0);
        }

        serializer.Serialize(new Chain { Value = 5 }, ref writer);
        Assert.Equal(5, Bytes.Read(serializer, writer.Written).Value);
        writer.Dispose();
    }

    [UnionSubtype(typeof(Leaf))]
    [UnionSubtype(typeof(Inner))]
    private interface INext;

    private sealed record Level(int Number, INext Next);

    private sealed record Leaf : INext;

    private sealed record Inner(Level Level) : INext;

    private sealed record Without(int Left);
}
