using System.Collections.Immutable;
using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

/// <summary>Two versions of a program are two outer classes with types of the same names.</summary>
public class EvolutionTests
{
    [Fact]
    public void MembersThatWereAddedRemovedAndReorderedAreReadByName()
    {
        Old.Order old = new(7, "late", [1.5m, 2m], new("Ada"), Old.State.Shipped, new Old.Card("4711"), new() { ["x"] = [1, 2] }, new int[1, 1], 3);
        New.Order read = Migrate<Old.Order, New.Order>(old);
        Assert.Equal(New.State.Shipped, read.State);
        Assert.Equal(7, read.Id);
        Assert.Equal("Ada", read.Buyer.Name);
        Assert.Equal("unknown", read.Buyer.City);
        Assert.Equal("4711", Assert.IsType<New.Card>(read.Payment).Number);
        Assert.Equal(3, read.Weight);
        Assert.Equal(["new"], read.Tags);
    }

    [Fact]
    public void MembersWithSettersKeepTheirInitialValues()
    {
        New.Settings read = Migrate<Old.Settings, New.Settings>(new Old.Settings { Name = "n" });
        Assert.Equal("n", read.Name);
        Assert.Equal(42, read.Added);
    }

    [Fact]
    public void MembersThatTheBytesLackGetTheDefaultsOfTheirParameters() =>
        Assert.Equal(new New.Defaults(1), Migrate<Old.Defaults, New.Defaults>(new Old.Defaults(1)));

    [Fact]
    public void ARecursiveTypeEvolvesAtEveryLevel()
    {
        New.Node read = Migrate<Old.Node, New.Node>(new(1, [new(2, []), new(3, [new(4, [])])]));
        Assert.Equal(4L, read.Children[1].Children[0].Value);
        Assert.Null(read.Children[1].Label);
    }

    [Fact]
    public void ConstantsOfAnEnumAreMatchedByName()
    {
        Assert.Equal(New.Moved.B, Migrate<Old.Moved, New.Moved>(Old.Moved.B));
        Assert.Equal(New.Flags.Write | New.Flags.Read, Migrate<Old.Flags, New.Flags>(Old.Flags.Read | Old.Flags.Write));
        Assert.Equal(New.Wide.B, Migrate<Old.Narrow, New.Wide>(Old.Narrow.B));
        TypeSchema written = TypeSerializers.For<Old.Moved>().Schema;
        Assert.Throws<CorruptDataException>(() => Bytes.Read(TypeSerializers.For<New.Moved>().ReaderFor(written), [77, 0, 0, 0]));
    }

    [Fact]
    public void WhatHasTheSameBytesIsReadAsItIs()
    {
        AsIs<List<int>, int[]>();
        AsIs<int[], ImmutableArray<int>>();
        AsIs<Dictionary<string, int>, SortedDictionary<string, int>>();
        AsIs<Old.State, New.State>();
        AsIs<Old.Renamed, New.RenamedSince>();
        AsIs<Old.IPayment, New.IPayment>();
        AsIs<Person, Person>();
        AsIs<Tree, Tree>();
    }

    [Fact]
    public void NumbersMayGrow()
    {
        Assert.Equal(-5L, Migrate<int, long>(-5));
        Assert.Equal(200, Migrate<byte, int>(200));
        Assert.Equal(1.5, Migrate<float, double>(1.5f));
        Assert.Equal((Int128)long.MinValue, Migrate<long, Int128>(long.MinValue));
        Assert.Equal(7m, Migrate<ulong, decimal>(7));
        Assert.Equal(7, Migrate<int, int?>(7));
        Assert.Equal(7L, Migrate<int?, long?>(7));
        Assert.Null(Migrate<int?, long?>(null));
        Assert.Equal((7L, "x"), Migrate<(int, string), (long, string)>((7, "x")));
        Assert.Equal([1L, 2L], Migrate<int[], List<long>>([1, 2]));
    }

    [Fact]
    public void EveryWideningKeepsTheExtremes()
    {
        Assert.Equal(sbyte.MinValue, (int)Migrate<sbyte, Half>(sbyte.MinValue));
        Assert.Equal(byte.MaxValue, (UInt128)Migrate<byte, UInt128>(byte.MaxValue));
        Assert.Equal(short.MinValue, Migrate<short, float>(short.MinValue));
        Assert.Equal(int.MinValue, Migrate<int, double>(int.MinValue));
        Assert.Equal(uint.MaxValue, Migrate<uint, long>(uint.MaxValue));
        Assert.Equal(ulong.MaxValue, Migrate<ulong, Int128>(ulong.MaxValue));
        Assert.Equal((float)Half.MaxValue, Migrate<Half, float>(Half.MaxValue));
        Assert.Equal(long.MinValue, Migrate<long, decimal>(long.MinValue));
    }

    [Fact]
    public void ChangesThatLoseValuesAreRefusedWithBothSchemas()
    {
        Refused<long, int>("int64");
        Refused<long, double>("int64");
        Refused<int?, int>("int?");
        Refused<string, int>("string");
        Refused<List<int>, HashSet<int>>("List<int>");
        Refused<int[,], int[]>("int[,]");
        Refused<Old.Removed, New.Removed>("Gone");
        Refused<Old.WithText, New.WithText>("Inner.Value");
        Refused<Old.Point, New.Point>("class");
        Refused<IShape, Old.IPayment>("circle");
        SchemaCompatibility answer = TypeSerializers.For<New.WithText>().ResolveCompatibility(TypeSerializers.For<Old.WithText>().Schema);
        Assert.Contains("Value: int32", answer.Reason!, StringComparison.Ordinal);
        Assert.Contains("Value: string", answer.Reason!, StringComparison.Ordinal);
    }

    [Fact]
    public void ACustomSerializerReadsItsOlderVersions()
    {
        TypeRegistry first = new TypeRegistry().Register(new VersionedSerializer<Person>("person", 1));
        TypeRegistry second = new TypeRegistry().Register(new VersionedSerializer<Person>("person", 2));
        TypeRegistry other = new TypeRegistry().Register(new VersionedSerializer<Person>("other", 2));
        byte[] old = Bytes.Write(first.For<(Person, int)>(), (new("Ada", 36), 5));
        TypeSchema schema = TypeSchema.FromBytes(first.For<(Person, int)>().Schema.ToBytes());
        Assert.Equal((new Person("Ada", 0), 5), Bytes.Read(second.For<(Person, int)>().ReaderFor(schema), old));
        Assert.Equal(SchemaCompatibilityKind.Incompatible, first.For<Person>().ResolveCompatibility(second.For<Person>().Schema).Kind);
        Assert.Throws<IncompatibleSchemaException>(() => other.For<(Person, int)>().ReaderFor(schema));
    }

    [Fact]
    public void AReaderOfAnOlderSchemaDoesNotWrite()
    {
        TypeSerializer<long> reader = TypeSerializers.For<long>().ReaderFor(TypeSerializers.For<int>().Schema);
        Assert.Throws<InvalidOperationException>(() => Bytes.Write(reader, 5));
    }

    private static TNew Migrate<TOld, TNew>(TOld value)
    {
        TypeSerializer<TOld> old = TypeSerializers.For<TOld>();
        TypeSerializer<TNew> present = TypeSerializers.For<TNew>();
        TypeSchema schema = TypeSchema.FromBytes(old.Schema.ToBytes());
        Assert.Equal(SchemaCompatibilityKind.AfterMigration, present.ResolveCompatibility(schema).Kind);
        TypeSerializer<TNew> reader = present.ReaderFor(schema);
        byte[] bytes = Bytes.Write(old, value);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<CorruptDataException>(() => Bytes.Read(reader, bytes.AsSpan(0, length)));
        }

        return Bytes.Read(reader, bytes);
    }

    private static void AsIs<TOld, TNew>() => Assert.Equal(
        SchemaCompatibility.AsIs,
        TypeSerializers.For<TNew>().ResolveCompatibility(TypeSchema.FromBytes(TypeSerializers.For<TOld>().Schema.ToBytes())));

    private static void Refused<TOld, TNew>(string what)
    {
        IncompatibleSchemaException error = Assert.Throws<IncompatibleSchemaException>(
            () => TypeSerializers.For<TNew>().ReaderFor(TypeSerializers.For<TOld>().Schema));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    private static class Old
    {
        public enum State
        {
            Open,
            Shipped,
        }

        public enum Moved
        {
            A,
            B,
        }

        [Flags]
        public enum Flags : byte
        {
            Read = 1,
            Write = 2,
        }

        public enum Narrow : sbyte
        {
            A = -1,
            B = 1,
        }

        public enum Removed
        {
            Stays,
            Gone,
        }

        [UnionSubtype(typeof(Card), "card")]
        public interface IPayment;

        public sealed record Card(string Number) : IPayment;

        public sealed record Order(
            int Id, string Note, List<decimal> Prices, Buyer Buyer, State State, IPayment Payment, Dictionary<string, HashSet<int>> Index, int[,] Grid, int Weight);

        public sealed record Buyer(string Name);

        public sealed class Settings
        {
            public string Name { get; set; } = "";
        }

        public sealed record Defaults(int Id);

        public sealed record Node(int Value, List<Node> Children);

        public sealed record Renamed(int Value);

        public sealed record WithText(Inner Inner);

        public sealed record Inner(int Value);

        public sealed record Point(int X);
    }

    private static class New
    {
        public enum State
        {
            Open,
            Shipped,
            Lost,
        }

        public enum Moved
        {
            B,
            A,
        }

        [Flags]
        public enum Flags : byte
        {
            Write = 1,
            Read = 4,
        }

        public enum Wide : long
        {
            A = -1,
            B = 5_000_000_000,
        }

        public enum Removed
        {
            Stays,
        }

        [UnionSubtype(typeof(Card), "card")]
        [UnionSubtype(typeof(Transfer), "transfer")]
        public interface IPayment;

        public sealed record Card(string Number) : IPayment;

        public sealed record Transfer(string Iban) : IPayment;

        public sealed record Order(IPayment Payment, State State, long Weight, Buyer Buyer, int Id)
        {
            public List<string> Tags { get; init; } = ["new"];
        }

        public sealed record Buyer(string Name, string City = "unknown");

        public sealed class Settings
        {
            public int Added { get; set; } = 42;

            public string Name { get; set; } = "";
        }

        public sealed record Defaults(
            int Id, decimal Price = 1.5m, Color Color = Color.Green, Color? Other = Color.Blue, int? Count = 5, string? Text = "t", DateTime Time = default, char Letter = 'x', (int, int) Pair = default);

        public sealed record Node(long Value, List<Node> Children, string? Label);

        public sealed record RenamedSince(int Value);

        public sealed record WithText(Inner Inner);

        public sealed record Inner(string Value);

        public readonly record struct Point(int X);
    }
}
