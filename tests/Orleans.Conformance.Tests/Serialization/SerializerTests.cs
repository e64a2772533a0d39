using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using Orleans.Serialization;

namespace Orleans.Conformance.Tests.Serialization;

/// <summary>The serializer by itself, as <c>AddSerializer</c> gives it.</summary>
public sealed class SerializerTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public static TheoryData<object> Leaves =>
    [
        true, (byte)200, (sbyte)-3, (short)-3000, (ushort)60000, int.MinValue, uint.MaxValue, long.MinValue, ulong.MaxValue,
        1.5f, double.Epsilon, 79228162514264337593543950335m, 'ß', "größe 日本 \u0000", "", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(5.5)), TimeSpan.FromTicks(-1), new DateOnly(2026, 2, 28), new TimeOnly(23, 59, 59),
        new Guid("00112233-4455-6677-8899-aabbccddeeff"), new Uri("https://example.org/a?b#c"), new Version(1, 2, 3, 4),
        Int128.MinValue, UInt128.MaxValue, (Half)0.5, IPAddress.IPv6Loopback, new IPEndPoint(IPAddress.Loopback, 80), typeof(List<int>),
    ];

    public void Dispose() => _services.Dispose();

    [Theory]
    [MemberData(nameof(Leaves))]
    public void ALeafComesBackEqual(object value) => Assert.Equal(value, RoundTrip(value));

    [Fact]
    public void AnEnumComesBackEqual()
    {
        Assert.Equal(Colour.Green, RoundTrip(Colour.Green));
        Assert.Equal([Colour.Red, (Colour)77], RoundTrip(new List<Colour> { Colour.Red, (Colour)77 }));
        Assert.Equal(Colour.Red, RoundTrip<Colour?>(Colour.Red));
        Assert.Equal(DayOfWeek.Friday, RoundTrip(DayOfWeek.Friday));
    }

    [Fact]
    public void ANullComesBackNull()
    {
        Assert.Null(RoundTrip<string?>(null));
        Assert.Null(RoundTrip<int?>(null));
        Assert.Null(RoundTrip<Animal?>(null));
    }

    [Fact]
    public void EveryMemberComesBack()
    {
        var value = new Everything
        {
            Bool = true,
            Bytes = [1, 2, 3],
            Long = long.MaxValue,
            Double = double.NegativeInfinity,
            Decimal = 1.10m,
            DateTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local),
            DateTimeOffset = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(-3)),
            TimeSpan = TimeSpan.FromDays(1),
            Guid = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
            Uri = new Uri("a/b", UriKind.Relative),
            Colour = Colour.Red,
            Nullable = 5,
            List = ["a", "b"],
            Dictionary = new Dictionary<string, List<Point>> { ["k"] = [new Point { X = 1, Y = 2 }] },
            Set = [3, 1, 2],
            Grid = new[,] { { 1, 2, 3 }, { 4, 5, 6 } },
            Queue = new Queue<char>("ab"),
            Object = new Dog { Name = "Rex", Tricks = 2 },
            ImmutableArray = [1, 2],
            ImmutableDictionary = ImmutableDictionary<string, int>.Empty.Add("a", 1),
            Tuple = (1, "one"),
            Version = new Version(1, 2),
            Float = float.NaN,
            Char = 'x',
            Silo = SiloAddress.New(IPAddress.Loopback, 1111, 22),
            GrainId = GrainId.Create("type", "key"),
        };
        var back = RoundTrip(value);
        Assert.Equal(DateTimeKind.Local, back.DateTime.Kind);
        Assert.Equal(value.Silo, back.Silo);
        value.Silo = back.Silo = null;
        Assert.Equivalent(value, back, strict: true);
        Assert.Equal(value.Grid.Cast<int>(), back.Grid!.Cast<int>());
        Assert.Equal("Rex", Assert.IsType<Dog>(back.Object).Name);
    }

    [Fact]
    public void ADerivedTypeBehindItsBaseComesBackAsItself()
    {
        var puppy = new Puppy { Name = "Rex", Tricks = 1, Mother = new Dog { Name = "Lassie", Tricks = 9 } };
        var back = Assert.IsType<Puppy>(RoundTrip<Animal>(puppy));
        Assert.Equal("Rex", back.Name);
        Assert.Equal(1, back.Tricks);
        Assert.Equal(9, Assert.IsType<Dog>(back.Mother).Tricks);
        Assert.Equivalent(new Animal[] { puppy, new() }, RoundTrip(new Animal[] { puppy, new() }));
    }

    [Fact]
    public void AnObjectReferencedTwiceIsOneObjectAgain()
    {
        var shared = new Node { Value = 1 };
        var back = RoundTrip(new Node { Others = [shared, shared], Next = shared });
        Assert.Same(back.Others[0], back.Others[1]);
        Assert.Same(back.Others[0], back.Next);
    }

    [Fact]
    public void ACycleComesBackAsACycle()
    {
        var node = new Node { Value = 1 };
        node.Next = new Node { Value = 2, Next = node };
        var back = RoundTrip(node);
        Assert.Same(back, back.Next!.Next);
        Assert.Equal(2, back.Next.Value);
    }

    [Fact]
    public void RecordsComeBackWithTheirConstructorsParameters()
    {
        Assert.Equal(new Person("Ada", 36) { Nickname = "A" }, RoundTrip(new Person("Ada", 36) { Nickname = "A" }));
        Assert.Equal(new Employee("Ada", 36, 1.5m) { Nickname = "A" }, RoundTrip<Person>(new Employee("Ada", 36, 1.5m) { Nickname = "A" }));
        Assert.Equal(new Pair<string, int>("a", 1), RoundTrip(new Pair<string, int>("a", 1)));
    }

    [Fact]
    public void ParametersOfARecordMayBeLeftOut()
    {
        var back = RoundTrip(new Chosen("kept", "dropped"));
        Assert.Equal("kept", back.Kept);
        Assert.Null(back.Dropped);
    }

    [Fact]
    public void PrivateAndReadOnlyMembersComeBack()
    {
        var back = RoundTrip(Private.Of(3, 4));
        Assert.Equal(3, back.Reveal());
        Assert.Equal(4, back.Shown);
        var money = RoundTrip(new Money(12.5m, "EUR"));
        Assert.Equal(12.5m, money.Amount);
        Assert.Equal("EUR", money.Currency);
    }

    [Fact]
    public void GenericTypesNestAsDeepAsTheyLike()
    {
        var value = new Generic<Generic<List<int?>>> { Value = new Generic<List<int?>> { Value = [2, null], Inner = new Generic<List<int?>>() }, Inner = new Generic<Generic<List<int?>>>() };
        Assert.Equivalent(value, RoundTrip(value), strict: true);
        var nested = new Generic<string>.Nested<Dictionary<Guid, Point?>> { One = "a", Other = new() { [Guid.Empty] = new Point { X = 1 }, [Guid.AllBitsSet] = null } };
        Assert.Equivalent(nested, RoundTrip(nested), strict: true);
    }

    [Fact]
    public void CollectionsComeBackInTheirOrder()
    {
        Assert.Equal([3, 1, 2], RoundTrip(new List<int> { 3, 1, 2 }));
        Assert.Equal([3, 1, 2], RoundTrip(new[] { 3, 1, 2 }));
        Assert.Equal([3, 1, 2], RoundTrip(new Stack<int>([3, 1, 2])).Reverse());
        Assert.Equal(["b", "a"], RoundTrip(new Queue<string>(["b", "a"])));
        Assert.Equal([1, 2, 3], RoundTrip(new SortedSet<int> { 3, 1, 2 }));
        Assert.Equal(["a", "b"], RoundTrip(new SortedDictionary<string, int> { ["b"] = 2, ["a"] = 1 }).Keys);
        Assert.Equal([1, 2], RoundTrip(ImmutableList.Create(1, 2)));
        Assert.Equal([1, 2], RoundTrip(ImmutableQueue.Create(1, 2)));
        Assert.Equal([1, 2], RoundTrip(ImmutableSortedSet.Create(2, 1)));
        Assert.True(RoundTrip(ImmutableHashSet.Create("a", "b")).SetEquals(["a", "b"]));
        Assert.Equal([[1], [2, 3]], RoundTrip(new[] { new[] { 1 }, [2, 3] }));
        Assert.Equal(new Dictionary<Pair<int, int>, string> { [new(1, 2)] = "x" }, RoundTrip(new Dictionary<Pair<int, int>, string> { [new(1, 2)] = "x" }));
        Assert.Equal(new KeyValuePair<int, string>(1, "a"), RoundTrip(new KeyValuePair<int, string>(1, "a")));
        Assert.Equal([1, null, 3], RoundTrip(new List<int?> { 1, null, 3 }));
    }

    [Fact]
    public void ADictionaryKeepsItsComparer()
    {
        var back = RoundTrip(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Key"] = 1 });
        Assert.Equal(1, back["kEY"]);
    }

    [Fact]
    public void TuplesComeBackEqual()
    {
        Assert.Equal((1, "a"), RoundTrip((1, "a")));
        Assert.Equal(Tuple.Create(1, "a", 2.5), RoundTrip(Tuple.Create(1, "a", 2.5)));
        Assert.Equal((1, 2, 3, 4, 5, 6, 7, 8), RoundTrip((1, 2, 3, 4, 5, 6, 7, 8)));
    }

    [Fact]
    public void UnknownMembersAreSkippedAndMissingOnesKeepTheirDefaults()
    {
        var one = Serializer<MessageOne>().SerializeToArray(new MessageOne { Number = 5, Text = "text" });
        var two = Serializer<MessageTwo>().Deserialize(one)!;
        Assert.Equal("text", two.Text);
        Assert.Null(two.Numbers);
        Assert.Equal(17, two.Extra);
        var back = Serializer<MessageOne>().Deserialize(Serializer<MessageTwo>().SerializeToArray(new MessageTwo { Text = "t", Numbers = [1, 2], Extra = 3 }))!;
        Assert.Equal("t", back.Text);
        Assert.Equal(0, back.Number);
    }

    [Fact]
    public void ASurrogateStandsForAForeignType()
    {
        Assert.Equal(6, RoundTrip(new Foreign(6)).Value);
        Assert.Equal(6, RoundTrip(new List<Foreign> { new(6) })[0].Value);
    }

    [Fact]
    public void ATypeWithoutASerializerIsRefusedByName()
    {
        var error = Assert.ThrowsAny<Exception>(() => _services.GetRequiredService<Serializer>().SerializeToArray<object>(new Calls.Unserializable()));
        Assert.Contains(nameof(Calls.Unserializable), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSerializerWritesToAndReadsFromBuffers()
    {
        var serializer = Serializer<Animal>();
        var writer = new ArrayBufferWriter<byte>();
        serializer.Serialize(new Dog { Name = "Rex" }, writer);
        Assert.IsType<Dog>(serializer.Deserialize(writer.WrittenMemory));
        Assert.IsType<Dog>(serializer.Deserialize(writer.WrittenSpan));
        Assert.IsType<Dog>(serializer.Deserialize(Split(writer.WrittenMemory)));
        var array = serializer.SerializeToArray(new Dog { Name = "Rex" });
        Assert.Equal("Rex", serializer.Deserialize(array)!.Name);
    }

    [Fact]
    public void EqualValuesHaveEqualBytes() =>
        Assert.Equal(
            Serializer<Animal>().SerializeToArray(new Puppy { Name = "a", Mother = new Dog() }),
            Serializer<Animal>().SerializeToArray(new Puppy { Name = "a", Mother = new Dog() }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AnyTreeOfValuesComesBack(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var value = RandomValue(random, depth: 4);
            Assert.Equivalent(value, RoundTrip(value), strict: true);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TruncatedBytesAreAnErrorAndNeverAHang(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var bytes = Serializer<object>().SerializeToArray(RandomValue(random, depth: 3) ?? "null");
            var cut = random.Next(bytes.Length);
            Assert.ThrowsAny<Exception>(() => Serializer<object>().Deserialize(bytes.AsSpan(0, cut).ToArray()));
        }
    }

    private static object? RandomValue(Random random, int depth) => random.Next(depth == 0 ? 7 : 12) switch
    {
        0 => random.Next(),
        1 => random.NextDouble(),
        2 => new string((char)random.Next(32, 0x700), random.Next(20)),
        3 => random.Next(2) == 0,
        4 => TimeSpan.FromTicks(random.NextInt64()),
        5 => new Version(random.Next(9), random.Next(9)),
        6 => new Point { X = random.Next(), Y = random.NextDouble() },
        7 => Enumerable.Range(0, random.Next(5)).Select(_ => RandomValue(random, depth - 1)).ToList(),
        8 => Enumerable.Range(0, random.Next(5)).ToDictionary(i => "k" + i, _ => RandomValue(random, depth - 1)),
        9 => new Everything { Object = RandomValue(random, depth - 1), Long = random.NextInt64(), List = ["x"], Uri = null },
        10 => new Generic<object> { Value = RandomValue(random, depth - 1) },
        _ => new Puppy { Name = "n" + random.Next(), Mother = new Dog { Tricks = random.Next() } },
    };

    private static ReadOnlySequence<byte> Split(ReadOnlyMemory<byte> bytes)
    {
        var first = new Segment(bytes[..(bytes.Length / 2)], 0);
        var second = first.Append(bytes[(bytes.Length / 2)..]);
        return new ReadOnlySequence<byte>(first, 0, second, second.Memory.Length);
    }

    private Serializer<T> Serializer<T>() => _services.GetRequiredService<Serializer<T>>();

    private T RoundTrip<T>(T value) => Serializer<T>().Deserialize(Serializer<T>().SerializeToArray(value))!;

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index)
        {
            Memory = memory;
            RunningIndex = index;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
