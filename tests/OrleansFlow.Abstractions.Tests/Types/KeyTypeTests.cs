using System.Numerics;
using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public class KeyTypeTests
{
    [Fact]
    public void EqualKeysHaveTheSameBytesAndHash()
    {
        Same(1.0m, 1.00m);
        Same(0m, -0.000m);
        Same(decimal.MaxValue, decimal.MaxValue);
        Same(120m, 120.000m);
        Same(0.0, -0.0);
        Same(double.NaN, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001));
        Same(0f, -0f);
        Same(float.NaN, -float.NaN);
        Same(Half.Zero, Half.NegativeZero);
        Same(Half.NaN, -Half.NaN);
        Same(new DateTime(5, DateTimeKind.Utc), new DateTime(5, DateTimeKind.Local));
        Same(new DateTimeOffset(2024, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Same((1.0m, -0.0), (1.00m, 0.0));
        Same<(decimal?, Priced)>((1.0m, new(2.50m, "x")), (1.00m, new(2.5m, "x")));
        Same(new { A = 1.0m }, new { A = 1.000m });
        Same(Tuple.Create(1.0m), Tuple.Create(1.00m));
        Same(new Plain { A = -0.0, B = "b" }, new Plain { A = 0.0, B = "b" });
        Same(KeyValuePair.Create("a", 0.0), KeyValuePair.Create("a", -0.0));
        Same<IShape2>(new Disc(0.0), new Disc(-0.0));
        Same<Priced?>(null, null);
    }

    [Fact]
    public void DifferentKeysHaveDifferentBytes()
    {
        Different(1.0m, 1.01m);
        Different("a", "b");
        Different("", null);
        Different("\uD800", "\uFFFD");
        Different("a", "A");
        Different<int?>(0, null);
        Different(("a", "bc"), ("ab", "c"));
        Different(new DateTime(5), new DateTime(6));
        Different<IShape2>(new Disc(1), new Box(1));
        Different(new BigInteger(255), new BigInteger(-1));
    }

    [Fact]
    public void KeysCanBeReadBackFromTheirCanonicalBytes()
    {
        TypeSerializer<(decimal, DateTimeOffset, string)> serializer = TypeSerializers.ForKey<(decimal, DateTimeOffset, string)>();
        (decimal, DateTimeOffset, string) key = (1.50m, DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(3)), "k");
        Assert.Equal(key, Bytes.Read(serializer, Bytes.WriteKey(serializer, key)));
    }

    [Fact]
    public void AnyPairOfKeysIsEqualExactlyWhenItsBytesAre()
    {
        Random random = new(11);
        decimal[] decimals = [.. Enumerable.Range(0, 60).Select(_ => new decimal(random.Next(0, 4) * 10, 0, 0, random.Next(2) == 0, (byte)random.Next(0, 4)))];
        Pairs(decimals);
        Pairs([.. decimals.Select(value => ((double)value, value == 0 ? "" : "x"))]);
        Pairs([.. decimals.Select(value => new Priced(value, null))]);
        Pairs([.. Enumerable.Range(0, 60).Select(_ => new DateTimeOffset(36_000_000_000L * random.Next(48, 52), TimeSpan.FromHours(random.Next(-2, 3))))]);
    }

    [Fact]
    public void ATypeWhoseEqualsAndBytesCanDisagreeIsNoKey()
    {
        NoKey<int[]>("int[]", "only to itself");
        NoKey<byte[]>("byte[]", "only to itself");
        NoKey<List<int>>("List<int>", "only to itself");
        NoKey<Uri>("Uri", "Uri");
        NoKey<Basket>("Basket", "only to itself");
        NoKey<WithArray>("WithArray.Tags", "string[]");
        NoKey<Outer>("Outer.Inner.Tags", "string[]");
        NoKey<OwnEquals>("OwnEquals", "Equals of its own");
        NoKey<OwnStruct>("OwnStruct", "Equals of its own");
        NoKey<OwnRecord>("OwnRecord", "Equals of its own");
        NoKey<DerivedOfOwn>("DerivedOfOwn", "Equals of its own");
        NoKey<Ignoring>("Ignoring", "does not write Cache");
        NoKey<(int, Dictionary<int, int>)>("ValueTuple<int, Dictionary<int, int>>.Item2", "Dictionary<int, int>");
        NoKey<IShape>("IShape(group).Shapes", "ImmutableList<IShape>");
    }

    [Fact]
    public void ACustomSerializerIsAKeyOnlyWhenItSaysSo()
    {
        TypeRegistry registry = new TypeRegistry().Register(new VersionedSerializer<Person>("person", 1));
        InvalidKeyTypeException error = Assert.Throws<InvalidKeyTypeException>(() => registry.ForKey<(int, Person)>());
        Assert.Contains("IsKeyType", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSchemaOfAKeyIsComparable()
    {
        Assert.Equal(TypeSerializers.For<Point>().Schema, TypeSchema.FromBytes(TypeSerializers.For<Point>().Schema.ToBytes()));
        Assert.NotEqual(TypeSerializers.For<(int, string)>().Schema, TypeSerializers.For<(long, string)>().Schema);
    }

    private static void Pairs<T>(T[] values)
    {
        TypeSerializer<T> serializer = TypeSerializers.ForKey<T>();
        foreach (T left in values)
        {
            foreach (T right in values)
            {
                bool equal = EqualityComparer<T>.Default.Equals(left, right);
                Assert.Equal(equal, serializer.KeyEquals(left, right));
                Assert.Equal(equal, Bytes.WriteKey(serializer, left).AsSpan().SequenceEqual(Bytes.WriteKey(serializer, right)));
                Assert.True(!equal || serializer.HashKey(left) == serializer.HashKey(right));
            }
        }
    }

    private static void Same<T>(T left, T right)
    {
        TypeSerializer<T> serializer = TypeSerializers.ForKey<T>();
        Assert.True(EqualityComparer<T>.Default.Equals(left, right));
        Assert.True(serializer.KeyEquals(left, right));
        Assert.Equal(Bytes.WriteKey(serializer, left), Bytes.WriteKey(serializer, right));
        Assert.Equal(serializer.HashKey(left), serializer.HashKey(right));
    }

    private static void Different<T>(T left, T right)
    {
        TypeSerializer<T> serializer = TypeSerializers.ForKey<T>();
        Assert.False(serializer.KeyEquals(left, right));
        Assert.NotEqual(Bytes.WriteKey(serializer, left), Bytes.WriteKey(serializer, right));
    }

    private static void NoKey<T>(string path, string why)
    {
        Assert.False(TypeSerializers.For<T>().IsKeyType(out string? reason));
        Assert.StartsWith(path + " ", reason, StringComparison.Ordinal);
        Assert.Contains(why, reason, StringComparison.Ordinal);
        Assert.Contains(reason!, Assert.Throws<InvalidKeyTypeException>(() => TypeSerializers.ForKey<T>()).Message, StringComparison.Ordinal);
    }

    [UnionSubtype(typeof(Disc))]
    [UnionSubtype(typeof(Box))]
    private interface IShape2;

    private struct Plain
    {
        public double A;
        public string B;
    }

    private readonly struct OwnStruct(int value) : IEquatable<OwnStruct>
    {
        public int Value { get; } = value;

        public bool Equals(OwnStruct other) => Value / 10 == other.Value / 10;

        public override bool Equals(object? obj) => obj is OwnStruct other && Equals(other);

        public override int GetHashCode() => Value / 10;
    }

    private sealed record Priced(decimal Price, string? Name);

    private sealed record Disc(double Radius) : IShape2;

    private sealed record Box(double Radius) : IShape2;

    private sealed record WithArray(int Id, string[] Tags);

    private sealed record Outer(WithArray Inner);

    private sealed record Ignoring(int Id)
    {
        [IgnoreMember]
        public string? Cache { get; set; }
    }

    private record OwnRecord(string Name)
    {
        public virtual bool Equals(OwnRecord? other) => other?.Name.Length == Name.Length;

        public override int GetHashCode() => Name.Length;
    }

    private sealed record DerivedOfOwn(string Name, int Age) : OwnRecord(Name);

    private sealed class OwnEquals
    {
        public int Value { get; set; }

        public override bool Equals(object? obj) => obj is OwnEquals;

        public override int GetHashCode() => 1;
    }
}
