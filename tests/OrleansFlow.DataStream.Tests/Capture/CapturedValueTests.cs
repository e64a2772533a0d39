using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.DataStream.Tests.Capture;

public class CapturedValueTests
{
    public static TheoryData<string, object> Values => new()
    {
        { "bool", true }, { "char", 'x' }, { "sbyte", (sbyte)-3 }, { "byte", (byte)200 }, { "short", (short)-300 }, { "ushort", (ushort)60_000 },
        { "int", -5 }, { "uint", 4_000_000_000u }, { "long", long.MinValue }, { "ulong", ulong.MaxValue }, { "float", 1.5f }, { "double", double.NaN },
        { "decimal", 1.10m }, { "string", "grüße 😀" }, { "DateTime", new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc) },
        { "DateTimeOffset", new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(2)) }, { "TimeSpan", TimeSpan.FromTicks(123) },
        { "DateOnly", new DateOnly(2024, 2, 29) }, { "TimeOnly", new TimeOnly(1, 2) }, { "Guid", new Guid("00112233445566778899aabbccddeeff") },
        { "Int128", Int128.MinValue }, { "UInt128", UInt128.MaxValue }, { "Half", (Half)1.5 }, { "BigInteger", BigInteger.Pow(10, 40) },
        { "Version", new Version(1, 2, 3) }, { "Uri", new Uri("http://a/b?c") }, { "relative Uri", new Uri("a/b", UriKind.Relative) }, { "Rune", new Rune(0x1F600) },
        { "DayOfWeek", DayOfWeek.Friday }, { "Big", Big.Value }, { "Index", ^3 }, { "Range", 1..^2 }, { "pair", new KeyValuePair<string, int>("a", 1) },
        { "tuple", Tuple.Create("a", 1, DayOfWeek.Monday) }, { "value tuple", (1, "b", (3, 4)) }, { "null in tuple", ((string?)null, (int?)null, (int?)3) },
        { "long tuple", (1, 2, 3, 4, 5, 6, 7, 8, 9) }, { "anonymous", new { Name = "x", Count = 3 } },
        { "int[]", new[] { 1, 2, 3 } }, { "double[]", new[] { 1.5 } }, { "string[]", new[] { "a", null, "a" } }, { "int[][]", new int[][] { [1], [], [2, 3] } },
        { "bool[]", new[] { true, false } }, { "empty", Array.Empty<string>() }, { "object[]", new object?[] { 1, "a", null, 2.5, DayOfWeek.Sunday } },
        { "list", new List<int?> { 1, null } }, { "queue", new Queue<int>([1, 2]) }, { "stack", new Stack<int>([1, 2, 3]) }, { "linked", new LinkedList<string>(["a", "b"]) },
        { "set", new HashSet<string>(["a", "b"]) }, { "sorted set", new SortedSet<int>([3, 1, 2]) }, { "concurrent queue", new ConcurrentQueue<int>([1, 2]) },
        { "collection", new Collection<int>([1, 2]) }, { "read only", new ReadOnlyCollection<int>([1, 2]) },
        { "immutable list", ImmutableList.Create(1, 2) }, { "immutable array", ImmutableArray.Create("a", "b") }, { "immutable queue", ImmutableQueue.Create(1, 2) },
        { "immutable stack", ImmutableStack.Create(1, 2, 3) }, { "immutable set", ImmutableHashSet.Create(1) }, { "immutable sorted set", ImmutableSortedSet.Create(2, 1) },
        { "frozen set", new[] { "a", "b" }.ToFrozenSet() }, { "frozen int set", new[] { 1, 2 }.ToFrozenSet() },
        { "map", new Dictionary<string, int> { ["a"] = 1 } }, { "sorted map", new SortedDictionary<string, int> { ["b"] = 1, ["a"] = 2 } },
        { "sorted list", new SortedList<string, int> { ["b"] = 1, ["a"] = 2 } }, { "concurrent map", new ConcurrentDictionary<string, int> { ["a"] = 1 } },
        { "read only map", new ReadOnlyDictionary<string, int>(new Dictionary<string, int> { ["a"] = 1 }) },
        { "immutable map", ImmutableDictionary.CreateRange([KeyValuePair.Create("a", 1)]) }, { "immutable sorted map", ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("a", 1)]) },
        { "frozen map", new Dictionary<string, int> { ["a"] = 1 }.ToFrozenDictionary() },
    };

    private enum Big : ulong
    {
        Value = ulong.MaxValue,
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void AValueComesBackEqual(string name, object value)
    {
        object copy = Captured.Copy(new object[] { value })[0];
        Assert.True(value.GetType() == copy.GetType(), name);
        if (value is System.Collections.IEnumerable and not string)
        {
            Assert.Equal(((System.Collections.IEnumerable)value).Cast<object?>(), ((System.Collections.IEnumerable)copy).Cast<object?>());
        }
        else
        {
            Assert.Equal(value, copy);
        }
    }

    [Fact]
    public void ComparersComeBack()
    {
        var map = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["A"] = 1 };
        var set = new SortedSet<int>(new Backwards()) { 1, 2, 3 };
        var frozen = new[] { "A" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        (Dictionary<string, int> mapCopy, SortedSet<int> setCopy, FrozenSet<string> frozenCopy, IEqualityComparer<int> equality, IComparer<string> order) =
            Captured.Copy(Tuple.Create(map, set, frozen, (IEqualityComparer<int>)EqualityComparer<int>.Default, (IComparer<string>)Comparer<string>.Default));
        Assert.Equal(1, mapCopy["a"]);
        Assert.Equal([3, 2, 1], setCopy);
        Assert.Contains("a", (IReadOnlySet<string>)frozenCopy);
        Assert.Same(EqualityComparer<int>.Default, equality);
        Assert.Same(Comparer<string>.Default, order);
    }

    [Fact]
    public void RegularExpressionsCulturesEncodingsAndBuildersComeBack()
    {
        (Regex regex, CultureInfo culture, Encoding encoding, StringBuilder builder, Type type) =
            Captured.Copy(Tuple.Create(new Regex("a b+", RegexOptions.IgnoreCase), CultureInfo.InvariantCulture, Encoding.UTF8, new StringBuilder("abc"), typeof(List<int[]>)));
        Assert.Matches(regex, "A BB");
        Assert.Equal("", culture.Name);
        Assert.Equal("utf-8", encoding.WebName);
        Assert.Equal("abc", builder.ToString());
        Assert.Equal(typeof(List<int[]>), type);
    }

    [Fact]
    public void SharedObjectsAndCyclesKeepTheirIdentity()
    {
        var shared = new Node { Name = "shared" };
        var root = new Node { Name = "root", Children = { shared, shared } };
        shared.Children.Add(root);
        Node copy = Captured.Copy(root);
        Assert.Same(copy.Children[0], copy.Children[1]);
        Assert.Same(copy, copy.Children[0].Children[0]);
        Assert.NotSame(root, copy);
    }

    [Fact]
    public void FunctionsThatShareAClosureStillShareIt()
    {
        int count = 0;
        Action add = () => count++;
        Func<int> get = () => count;
        (Action addCopy, Func<int> getCopy) = Captured.Copy(Tuple.Create(add, get));
        addCopy();
        addCopy();
        Assert.Equal(2, getCopy());
        Assert.Equal(0, count);
    }

    [Fact]
    public void FieldsOfBaseClassesAreCapturedAndNonSerializedOnesAreNot()
    {
        var function = new Derived(1, 2, 3);
        Derived copy = Captured.Copy(function);
        Assert.Equal("1 2 0", copy.Text());
    }

    [Fact]
    public void RichFunctionsAreCapturedWithoutTheirContext()
    {
        Rich copy = Captured.Copy(new Rich("x"));
        Assert.Equal("x5", copy.Map(5));
    }

    [Fact]
    public void TagsAndStateDescriptorsComeBack()
    {
        (OutputTag<string> tag, ValueStateDescriptor<int> descriptor) = Captured.Copy(Tuple.Create(new OutputTag<string>("late"), new ValueStateDescriptor<int>("count")));
        Assert.Equal(new OutputTag<string>("late"), tag);
        Assert.Equal(typeof(string), tag.Type);
        Assert.Equal("count", descriptor.Name);
    }

    [Fact]
    public void TooDeepNestingIsRefused()
    {
        var root = new Node();
        Node last = root;
        for (int i = 0; i < 100_000; i++)
        {
            var next = new Node();
            last.Next = next;
            last = next;
        }

        Assert.Contains("nested more than 400 deep", Captured.Refusal(root), StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesOfTheProcessAreRefusedWithAdvice()
    {
        Assert.Contains("Open(…)", Captured.Refusal(new object[] { new CancellationTokenSource() }), StringComparison.Ordinal);
        Assert.Contains("Open(…)", Captured.Refusal(new object[] { new MemoryStream() }), StringComparison.Ordinal);
        Assert.Contains("array of arrays", Captured.Refusal(new object[] { new int[2, 2] }), StringComparison.Ordinal);
        Assert.Contains("RuntimeContext.Logger", Captured.Refusal(new object[] { Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance }), StringComparison.Ordinal);
    }

    private sealed class Backwards : IComparer<int>
    {
        public int Compare(int x, int y) => y.CompareTo(x);
    }

    private sealed class Node
    {
        public string? Name { get; init; }

        public Node? Next { get; set; }

        public List<Node> Children { get; } = [];
    }

    private class Base(int value)
    {
        private readonly int _value = value;

        protected int BaseValue => _value;
    }

    private sealed class Derived(int baseValue, int value, int cached) : Base(baseValue)
    {
        private readonly int _value = value;

        [NonSerialized]
        private readonly int _cached = cached;

        public string Text() => string.Create(CultureInfo.InvariantCulture, $"{BaseValue} {_value} {_cached}");
    }

    private sealed class Rich(string prefix) : RichMapFunction<int, string>
    {
        public override string Map(int value) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{value}");
    }
}
