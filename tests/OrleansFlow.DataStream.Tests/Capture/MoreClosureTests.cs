using System.Collections;
using System.Globalization;
using System.Net.Sockets;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace OrleansFlow.DataStream.Tests.Capture;

public class MoreClosureTests
{
    private readonly Socket _socket = Unusable();
    private readonly object _gate = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _weights = new(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 2 };
    private int _count = 3;

    private event Action<int>? Seen;

    private static Socket Unusable() => (Socket)RuntimeHelpers.GetUninitializedObject(typeof(Socket));

    [Fact]
    public void ParametersOfPrimaryConstructorsAreCapturedOneByOne()
    {
        Assert.Equal(8, Captured.Copy(new Primary(5, Unusable()).Adder())(3));
        Assert.Contains("'socket'", Captured.Refusal(new Primary(5, Unusable()).Available()), StringComparison.Ordinal);
    }

    [Fact]
    public void ReferencesAndOutParametersAreFollowed()
    {
        Func<string, int> copy = Captured.Copy<Func<string, int>>(text =>
        {
            ref int count = ref _count;
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int parsed) ? Add(ref count, parsed) : _weights.GetValueOrDefault(text);
        });
        Assert.Equal(7, copy("4"));
        Assert.Equal(2, copy("b"));
    }

    [Fact]
    public void LocksEventsAndCoalescingAreFollowed()
    {
        var seen = new List<int>();
        Seen += seen.Add;
        Func<int, int> function = x =>
        {
            lock (_gate)
            {
                lock (_lock)
                {
                    Seen?.Invoke(x);
                    return x + seen.Count;
                }
            }
        };
        Func<int, int> copy = Captured.Copy(function);
        Assert.Equal(2, copy(1));
        Assert.Equal(4, copy(2));
        Assert.Empty(seen);
        Box? missing = null;
        var present = new Box { Value = 5 };
        Assert.Equal(5, Captured.Copy<Func<int>>(() => (missing ?? present).Value)());
        Assert.Equal(-1, Captured.Copy<Func<int>>(() => missing?.Value ?? -1)());
    }

    [Fact]
    public void PatternsAndSwitchesAreFollowed()
    {
        object shape = new Box { Value = 4 };
        object[] shapes = [shape, 3, "text", new[] { 1, 2 }];
        Func<int, string> copy = Captured.Copy<Func<int, string>>(i => shapes[i] switch
        {
            Box { Value: > 3 } box => $"box {box.Value}",
            int number => $"int {number + _count}",
            string { Length: 4 } text => text,
            int[] and [var first, ..] => $"array {first}",
            _ => "?",
        });
        Assert.Equal(["box 4", "int 6", "text", "array 1"], Enumerable.Range(0, 4).Select(copy));
        Assert.Equal(4, Captured.Copy<Func<int>>(() => shape is Box box ? box.Value : 0)());
    }

    [Fact]
    public void RecursiveAndMutuallyRecursiveLocalFunctionsAreFollowed()
    {
        int step = 1;
        int Even(int x) => x <= 0 ? _count : Odd(x - step);
        int Odd(int x) => x <= 0 ? -_count : Even(x - step);
        Assert.Equal(-3, Captured.Copy<Func<int, int>>(x => Even(x))(5));
    }

    [Fact]
    public void RecordsStructsAndTuplesInClosuresComeBack()
    {
        var record = new Pair("a", 1);
        var point = new Point { X = 1, Inner = new Box { Value = 2 } };
        (int Left, Box Right) tuple = (3, new Box { Value = 4 });
        int? nothing = null;
        int? something = 5;
        Func<int, int> copy = Captured.Copy<Func<int, int>>(x => (record with { Count = x }).Count + point.X + point.Inner.Value + tuple.Left + tuple.Right.Value + (nothing ?? 0) + something.Value);
        Assert.Equal(25, copy(10));
    }

    [Fact]
    public void ConstrainedCallsOfGenericsAreFollowed()
    {
        Assert.Equal(6, Captured.Copy(Summing(4))(2));
        Assert.Equal(3.5, Captured.Copy(Summing(1.5))(2));
        var box = new Box { Value = 7 };
        Assert.Equal(7, Captured.Copy(Reading(box))());
    }

    [Fact]
    public void DefaultAndVariantInterfaceMethodsAreFollowed()
    {
        IGreets greets = new Greeter("x");
        IEnumerable<object> variant = new Texts("a", "b");
        Assert.Equal("hello x!", Captured.Copy<Func<string>>(() => greets.Hello())());
        Assert.Equal(2, Captured.Copy<Func<int>>(() => variant.Count())());
    }

    [Fact]
    public void VirtualGenericMethodsAreFollowed()
    {
        Converter converter = new Special(10);
        Assert.Equal("10:a", Captured.Copy<Func<string, string>>(x => converter.Convert(x))("a"));
    }

    [Fact]
    public async Task AsynchronousLocalFunctionsInsideOfLambdasAreFollowed()
    {
        int offset = 2;
        Func<int, Task<int>> copy = Captured.Copy<Func<int, Task<int>>>(async x =>
        {
            async ValueTask<int> AddAsync(int y)
            {
                await Task.Yield();
                return x + y + offset + _count;
            }

            int sum = 0;
            await foreach (int item in Items(x))
            {
                sum += await AddAsync(item);
            }

            return sum;
        });
        Assert.Equal((1 + 1 + 2 + 3) + (1 + 4 + 2 + 3), await copy(1));

        async IAsyncEnumerable<int> Items(int from)
        {
            yield return from;
            await Task.Yield();
            yield return from + _count;
        }
    }

    [Fact]
    public void ClosuresHandedOnToQueriesAreFollowed()
    {
        int threshold = 1;
        Socket neighbour = Unusable();
        Func<string, List<string>> copy = Captured.Copy<Func<string, List<string>>>(text =>
        {
            string prefix = text + ":";
            return (from pair in _weights
                    where pair.Value >= threshold
                    orderby pair.Key descending
                    let label = prefix + pair.Key
                    select label + _count).ToList();
        });
        GC.KeepAlive(neighbour);
        Assert.Equal(["t:b3", "t:a3"], copy("t"));
    }

    [Fact]
    public void AClosureInAnArrayOrADictionaryIsCapturedByWhatItReads()
    {
        var functions = new Dictionary<string, Func<int, int>> { ["add"] = x => x + _count, ["twice"] = x => x * 2 };
        Assert.Equal(5, Captured.Copy<Func<int, int>>(x => functions["add"](x))(2));
        functions["bad"] = x => x + _socket.Available;
        Assert.Contains("_socket", Captured.Refusal((Func<int, int>)(x => functions["add"](x))), StringComparison.Ordinal);
    }

    [Fact]
    public void ThisStoredElsewhereIsCapturedAsAWhole()
    {
        Func<int, object> inArray = x => new object[] { this };
        Func<int, object> inField = x => new Holder { Content = this };
        Func<int, object> inTuple = x => (this, x);
        Func<int, object> returned = x => this;
        Func<int, object> inList = x => new List<object> { this };
        Assert.All([inArray, inField, inTuple, returned, inList], function => Assert.Contains("_socket", Captured.Refusal(function), StringComparison.Ordinal));
    }

    [Fact]
    public void AFieldThatIsOnlyWrittenIsNotCaptured()
    {
        Socket? last = Unusable();
        Func<int, int> function = x =>
        {
            last = null;
            return x;
        };
        Assert.Equal(1, Captured.Copy(function)(1));
        Assert.NotNull(last);
    }

    private static Func<T, T> Summing<T>(T start)
        where T : INumber<T> =>
        x => start + x;

    private static Func<int> Reading<T>(T source)
        where T : IRead =>
        () => source.Read();

    private static int Add(ref int left, int right) => left + right;

    private sealed class Primary(int offset, Socket socket)
    {
        public Func<int, int> Adder() => x => x + offset;

        public Func<int, int> Available() => x => x + socket.Available;
    }

    private interface IRead
    {
        int Read();
    }

    private sealed class Box : IRead
    {
        public int Value { get; init; }

        int IRead.Read() => Value;
    }

    private sealed record Pair(string Word, int Count);

    private struct Point
    {
        public int X;

        public Box Inner;
    }

    private sealed class Holder
    {
        public object? Content { get; init; }
    }

    private interface IGreets
    {
        string Name { get; }

        string Hello() => $"hello {Name}!";
    }

    private sealed class Greeter(string name) : IGreets
    {
        public string Name { get; } = name;
    }

    private sealed class Texts(params string[] items) : IEnumerable<string>
    {
        public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)items).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private abstract class Converter
    {
        public abstract string Convert<T>(T value);
    }

    private sealed class Special(int prefix) : Converter
    {
        public override string Convert<T>(T value) => $"{prefix}:{value}";
    }
}
