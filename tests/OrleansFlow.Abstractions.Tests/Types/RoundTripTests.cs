using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public class RoundTripTests
{
    [Fact]
    public void LeavesRoundTrip()
    {
        Same(true);
        Same<byte>(255);
        Same<sbyte>(-128);
        Same(short.MinValue);
        Same(ushort.MaxValue);
        Same(int.MinValue);
        Same(uint.MaxValue);
        Same(long.MinValue);
        Same(ulong.MaxValue);
        Same((nint)(-5));
        Same((nuint)5);
        Same(Int128.MinValue);
        Same(UInt128.MaxValue);
        Same(Half.Epsilon);
        Same(float.NegativeInfinity);
        Same(double.NaN);
        Same(decimal.MinValue);
        Same(0.0000000000000000000000000001m);
        Same(BigInteger.Pow(-7, 300));
        Same(BigInteger.Zero);
        Same('\uD800');
        Same(new Rune(0x1F600));
        Same<string?>(null);
        Same("");
        Same("straße 日本語 😀");
        Same<Uri?>(null);
        Same(new Uri("http://example.org/a b?q=ü#f"));
        Same(new Uri("/relative/path", UriKind.Relative));
        Same(new Version(1, 2));
        Same(new Version(1, 2, 3, 4));
        Same(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"));
        Same(DateTime.MaxValue);
        Same(DateTimeOffset.MinValue);
        Same(new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromMinutes(-570)));
        Same(DateOnly.MaxValue);
        Same(TimeOnly.MaxValue);
        Same(TimeSpan.MinValue);
    }

    [Fact]
    public void ATextWithUnpairedSurrogatesStaysItself()
    {
        foreach (string text in new[] { "\uD800", "a\uDC00b", "\uDC00\uD800", "\uD83D\uDE00\uD83D", new string('x', 500) + "\uD800", "\uD800\uD800\uDC00" })
        {
            Same(text);
        }
    }

    [Fact]
    public void TheKindOfADateAndTheScaleOfADecimalStay()
    {
        foreach (DateTimeKind kind in Enum.GetValues<DateTimeKind>())
        {
            DateTime value = new(2024, 5, 6, 7, 8, 9, kind);
            Assert.Equal(kind, Bytes.RoundTrip(value).Kind);
        }

        Assert.Equal("1.500", Bytes.RoundTrip(1.500m).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.FromHours(2), Bytes.RoundTrip(new DateTimeOffset(1, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(2))).Offset);
    }

    [Fact]
    public void EnumsNullablesAndTuplesRoundTrip()
    {
        Same(Color.Blue);
        Same((Color)99);
        Same(Rights.All | Rights.Write);
        Same<int?>(null);
        Same<int?>(7);
        Same<Point?>(new Point(1, 2));
        Same(("word", 12L));
        Same((1, "two", 3.0, '4', 5m, (byte)6, 7L, 8, (string?)null, 10));
        Same(Tuple.Create(1, "two", 3.0, '4', 5m, (byte)6, 7L, Tuple.Create(8, "nine")));
        Same(KeyValuePair.Create("k", (int?)3));
        Same(ValueTuple.Create());
        Same(default(Nothing));
    }

    [Fact]
    public void RecordsStructsAndClassesRoundTrip()
    {
        Same(new Person("Ada", 36));
        Same(new Person("Ada", 36, null));
        Same<Person?>(null);
        Same(new Employee("Bob", 40, 12.50m) { Nick = "b" });
        Same(new Point(-1, long.MaxValue));
        Same(new Packed { A = 1, B = 2, C = 3, D = 4 });
        Same(new Padded { A = 1, B = 2 });
        Same(new { Name = "anonymous", Count = 3 });

        Basket basket = new()
        {
            Id = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
            Lines = [Basket.Line.Of("apple", 3), Basket.Line.Of("pear", 4)],
            Colors = { ["x"] = Color.Green, ["y"] = null },
            At = DateTimeOffset.UnixEpoch,
            Cache = "not written",
        };
        Basket copy = Bytes.RoundTrip(basket);
        Assert.Equal(basket.Id, copy.Id);
        Assert.Equal(["apple:3", "pear:4"], copy.Lines.Select(line => $"{line.Article}:{line.Count}"));
        Assert.Equal(basket.Colors, copy.Colors);
        Assert.Equal(basket.At, copy.At);
        Assert.Equal(7, copy.Total);
        Assert.Null(copy.Cache);
    }

    [Fact]
    public void CollectionsRoundTrip()
    {
        Items<int[]>([1, 2, 3]);
        Items<string?[]>(["a", null, ""]);
        Items<int[][]>([[1], [], [2, 3]]);
        Items<byte[]>([1, 2, 255]);
        Items<List<Point>>([new(1, 2), new(3, 4)]);
        Items<IReadOnlyList<int>>([1, 2]);
        Items<IReadOnlyCollection<int>>([1, 2]);
        Items<IList<int>>([1, 2]);
        Items<ICollection<int>>([1, 2]);
        Items(new Queue<int>([1, 2, 3]));
        Items(new Stack<int>([1, 2, 3]));
        Items(new LinkedList<string>(["a", "b"]));
        Items(ImmutableArray.Create(1, 2, 3));
        Items(ImmutableList.Create("a", "b"));
        Items(ImmutableQueue.Create(1, 2, 3));
        Items(ImmutableStack.Create(1, 2, 3));
        Items(new HashSet<string>(["b", "a"]));
        Items<ISet<int>>(new HashSet<int>([1, 2]));
        Items<IReadOnlySet<int>>(new HashSet<int>([1, 2]));
        Items(new SortedSet<int>([3, 1, 2]));
        Items(ImmutableHashSet.Create(1, 2, 3));
        Items(ImmutableSortedSet.Create("c", "a"));
        Items(new Dictionary<string, int[]> { ["x"] = [1, 2], ["y"] = [] });
        Items<IDictionary<int, int>>(new Dictionary<int, int> { [1] = 2 });
        Items<IReadOnlyDictionary<int, int>>(new Dictionary<int, int> { [1] = 2 });
        Items(new SortedDictionary<string, int> { ["b"] = 1, ["a"] = 2 });
        Items(new SortedList<string, int> { ["b"] = 1, ["a"] = 2 });
        Items(ImmutableDictionary.Create<int, string>().Add(1, "a"));
        Items(ImmutableSortedDictionary.Create<string, int>().Add("b", 1).Add("a", 2));
        Items(new int[2, 3] { { 1, 2, 3 }, { 4, 5, 6 } });
        Items(new string[1, 2, 1] { { { "a" }, { "b" } } });
        Items(new int[0, 5]);
        Assert.True(Bytes.RoundTrip(default(ImmutableArray<int>)).IsDefault);
        Assert.Null(Bytes.RoundTrip<List<int>?>(null));
        Assert.Null(Bytes.RoundTrip<int[,]?>(null));
    }

    [Fact]
    public void TheComparersOfSetsAndMapsStay()
    {
        HashSet<string> set = Bytes.RoundTrip(new HashSet<string>(["Ab"], StringComparer.OrdinalIgnoreCase));
        Assert.Contains("aB", set);
        Dictionary<string, int> map = Bytes.RoundTrip(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Ab"] = 1 });
        Assert.Equal(1, map["aB"]);
        SortedSet<string> sorted = Bytes.RoundTrip(new SortedSet<string>(["b", "A", "a"], StringComparer.Ordinal));
        Assert.Equal(["A", "a", "b"], sorted);

        var own = new Dictionary<string, int>(EqualityComparer<string>.Create((a, b) => a?.Length == b?.Length, a => a.Length));
        Assert.Contains("comparer", Assert.Throws<ValueNotSerializableException>(() => Bytes.RoundTrip(own)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ImmutableHashMapsGiveTheSameBytesInAnyOrder()
    {
        string[] words = ["a", "b", "c", "d", "e", "f", "g", "h"];
        TypeSerializer<ImmutableHashSet<string>> serializer = TypeSerializers.For<ImmutableHashSet<string>>();
        byte[] bytes = Bytes.Write(serializer, ImmutableHashSet.Create(words));
        Assert.Equal(bytes, Bytes.Write(serializer, ImmutableHashSet.Create(words.Reverse().ToArray())));
        Assert.Equal((byte)'a', bytes[3]);
    }

    [Fact]
    public void TreesAndUnionsRoundTrip()
    {
        Tree tree = new("root", [new("left", []), new("right", [new("leaf", [])])]);
        Tree copy = Bytes.RoundTrip(tree);
        Assert.Equal("leaf", copy.Children[1].Children[0].Label);

        IShape shape = new Group([new Circle(1), new Square(2), new Group([])]);
        Group read = Assert.IsType<Group>(Bytes.RoundTrip(shape));
        Assert.Equal(new Circle(1), read.Shapes[0]);
        Assert.Equal(new Square(2), read.Shapes[1]);
        Assert.Empty(Assert.IsType<Group>(read.Shapes[2]).Shapes);
        Assert.Null(Bytes.RoundTrip<IShape?>(null));
    }

    [Fact]
    public void AValueOfASubclassThatIsNotRegisteredIsRefused()
    {
        Person person = new Employee("Eve", 1, 2);
        ValueNotSerializableException error = Assert.Throws<ValueNotSerializableException>(() => Bytes.RoundTrip(person));
        Assert.Contains("RegisterSubtype<Person, Employee>", error.Message, StringComparison.Ordinal);

        TypeRegistry registry = new TypeRegistry().RegisterSubtype<Person, Employee>().RegisterSubtype<Person, Person>();
        Assert.Equal(person, Bytes.RoundTrip(person, registry));
        Assert.Equal(new Person("x", 1), Bytes.RoundTrip(new Person("x", 1), registry));
    }

    [Fact]
    public void CopiesShareNothingThatCanChange()
    {
        TypeSerializer<List<int[]>> lists = TypeSerializers.For<List<int[]>>();
        List<int[]> list = [[1, 2]];
        List<int[]> copy = lists.Copy(list);
        list[0][0] = 9;
        Assert.Equal(1, copy[0][0]);
        Assert.False(lists.IsImmutable);

        Person person = new("Ada", 36);
        Assert.Same(person, TypeSerializers.For<Person>().Copy(person));
        Assert.True(TypeSerializers.For<Person>().IsImmutable);
        Assert.True(TypeSerializers.For<ImmutableList<Person>>().IsImmutable);
        Assert.True(TypeSerializers.For<Tree>().IsImmutable);
        Assert.False(TypeSerializers.For<ImmutableList<Basket>>().IsImmutable);
        Assert.False(TypeSerializers.For<Basket>().IsImmutable);
        Assert.True(TypeSerializers.For<IShape>().IsImmutable);
        Assert.False(TypeSerializers.For<(int, List<int>)>().IsImmutable);

        (int, List<int>) tuple = (1, [2]);
        (int, List<int>) tupleCopy = TypeSerializers.For<(int, List<int>)>().Copy(tuple);
        Assert.NotSame(tuple.Item2, tupleCopy.Item2);
        Chain chain = new() { Next = new() { Value = 4 } };
        Chain chainCopy = TypeSerializers.For<Chain>().Copy(chain);
        chain.Next.Value = 5;
        Assert.Equal(4, chainCopy.Next!.Value);
        int[,] grid = { { 1, 2 } };
        int[,] gridCopy = TypeSerializers.For<int[,]>().Copy(grid);
        grid[0, 0] = 9;
        Assert.Equal(1, gridCopy[0, 0]);
        Dictionary<string, List<int>> map = new(StringComparer.OrdinalIgnoreCase) { ["A"] = [1] };
        Dictionary<string, List<int>> mapCopy = TypeSerializers.For<Dictionary<string, List<int>>>().Copy(map);
        map["A"][0] = 9;
        Assert.Equal(1, mapCopy["a"][0]);
    }

    [Fact]
    public void AMemberThatIsLeftOutHasItsDefaultAfterReading()
    {
        LeavesOut read = Bytes.RoundTrip(new LeavesOut(7, "scratch"));
        Assert.Equal(7, read.Id);
        Assert.Equal("empty", read.Scratch);
    }

    [Fact]
    public void ManyThreadsMayAskForTheSameTypesAtOnce()
    {
        for (int round = 0; round < 20; round++)
        {
            TypeRegistry registry = new();
            System.Collections.Concurrent.ConcurrentBag<object> found = [];
            Parallel.For(0, 8, _ =>
            {
                found.Add(registry.For<Bag<Pair<int, Tree>>>());
                Assert.Equal(new Point(1, 2), Bytes.RoundTrip(new Pair<Point, int>(new(1, 2), 3), registry).Left);
                Assert.True(registry.For<Pair<Point, int>>().IsImmutable);
            });
            Assert.Single(found.Distinct());
        }
    }

    private static void Same<T>(T value)
    {
        Assert.Equal(value, Bytes.RoundTrip(value));
        Assert.Equal(value, TypeSerializers.For<T>().Copy(value));
    }

    private static void Items<T>(T value)
        where T : System.Collections.IEnumerable
    {
        T read = Bytes.RoundTrip(value);
        Assert.Equal(value.Cast<object?>(), read.Cast<object?>());
        Assert.Equal(value.Cast<object?>(), TypeSerializers.For<T>().Copy(value).Cast<object?>());
    }

    private sealed record LeavesOut(int Id, [property: IgnoreMember] string Scratch = "empty");
}
