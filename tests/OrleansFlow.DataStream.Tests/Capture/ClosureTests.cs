using System.Linq.Expressions;
using System.Net.Sockets;

namespace OrleansFlow.DataStream.Tests.Capture;

public class ClosureTests
{
    private static int s_static = 5;

    private readonly Socket _socket = Unusable();
    private readonly int _count = 3;
    private readonly Inner _inner = new();

    // A socket whose capture would be an error, without anything to close.
    private static Socket Unusable() => (Socket)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Socket));

    [Fact]
    public void ALambdaWithoutCapturesComesBack()
    {
        Func<int, int> copy = Captured.Copy<Func<int, int>>(x => x + 1);
        Assert.Equal(3, copy(2));
    }

    [Fact]
    public void CapturedLocalsComeBackAsACopy()
    {
        int offset = 10;
        string suffix = "!";
        Func<int, string> original = x => (x + offset) + suffix;
        Func<int, string> copy = Captured.Copy(original);
        offset = 20;
        Assert.Equal("11!", copy(1));
        Assert.Equal("21!", original(1));
    }

    [Fact]
    public void ANeighboursSocketInTheSharedClosureIsNoError()
    {
        int offset = 10;
        Socket socket = Unusable();
        Func<int, int> mine = x => x + offset;
        Func<int, int> neighbour = x => x + offset + socket.Available;
        Assert.Equal(11, Captured.Copy(mine)(1));
        Assert.Contains("'socket' is of type System.Net.Sockets.Socket", Captured.Refusal(neighbour), StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnusedEnvironmentInTheClosureIsNoErrorButAUsedOneIs()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        int offset = 1;
        Func<int, int> mine = x => x + offset;
        Func<int, int> bad = x => x + offset + environment.Parallelism;
        Assert.Equal(3, Captured.Copy(mine)(2));
        Assert.Contains("streams and environments exist only where the program is written down", Captured.Refusal(bad), StringComparison.Ordinal);
    }

    [Fact]
    public void OfThisOnlyTheFieldsThatAreReadAreCaptured()
    {
        Func<int, int> copy = Captured.Copy<Func<int, int>>(x => x + _count);
        Assert.Equal(5, copy(2));
        Assert.Contains("'_socket' is of type System.Net.Sockets.Socket", Captured.Refusal((Func<int, int>)(x => x + _socket.Available)), StringComparison.Ordinal);
    }

    [Fact]
    public void ThePathOfAnErrorLeadsThroughTheClosure()
    {
        int offset = 1;
        Func<int, int> function = x => x + offset + _inner.Use();
        Assert.Contains("'this → _inner → _socket'", Captured.Refusal(function), StringComparison.Ordinal);
    }

    [Fact]
    public void MethodsOfThisAreFollowed()
    {
        Func<int, int> copy = Captured.Copy<Func<int, int>>(x => AddCount(x));
        Assert.Equal(5, copy(2));
        Assert.Contains("_socket", Captured.Refusal((Func<int, int>)(x => AddAvailable(x))), StringComparison.Ordinal);
    }

    [Fact]
    public void AMethodGroupOfThisComesBack() => Assert.Equal(5, Captured.Copy<Func<int, int>>(AddCount)(2));

    [Fact]
    public void ThisThatGoesElsewhereIsCapturedAsAWhole()
    {
        Func<int, int> function = x => x + Outside(this);
        Assert.Contains("_socket", Captured.Refusal(function), StringComparison.Ordinal);
        Func<int, bool> framework = x => ReferenceEquals(this, null);
        Assert.False(Captured.Copy(framework)(1));
        Func<int, string> written = x => string.Concat("a", this);
        Assert.Contains("_socket", Captured.Refusal(written), StringComparison.Ordinal);
    }

    [Fact]
    public void LocalFunctionsAreFollowed()
    {
        int offset = 10;
        Socket socket = Unusable();
        int Good(int x) => x + offset;
        int Bad(int x) => x + socket.Available;
        Func<int, int> neighbour = x => Bad(x);
        Assert.Equal(12, Captured.Copy<Func<int, int>>(x => Good(x) + 1)(1));
        Assert.Equal(11, Captured.Copy<Func<int, int>>(Good)(1));
        Assert.Contains("socket", Captured.Refusal(neighbour), StringComparison.Ordinal);
    }

    [Fact]
    public void LocalFunctionsWithAStructForAClosureAreFollowed()
    {
        Func<int, int> copy = Captured.Copy<Func<int, int>>(x =>
        {
            int twice = x * 2;
            int Add(int y) => twice + y + _count;
            return Add(1);
        });
        Assert.Equal(8, copy(2));
        Func<int, int> bad = x =>
        {
            int twice = x * 2;
            int Add(int y) => twice + y + _socket.Available;
            return Add(1);
        };
        Assert.Contains("_socket", Captured.Refusal(bad), StringComparison.Ordinal);
    }

    [Fact]
    public void NestedClosuresAreFollowed()
    {
        int outer = 100;
        var functions = new List<Func<int, int>>();
        Socket socket = Unusable();
        for (int i = 0; i < 3; i++)
        {
            int inner = i * 10;
            functions.Add(x => Enumerable.Range(0, 2).Select(y => x + y + inner + outer).Sum());
            functions.Add(x => x + inner + socket.Available);
        }

        Assert.Equal(((1 + 20 + 100) * 2) + 1, Captured.Copy(functions[4])(1));
        Assert.Contains("socket", Captured.Refusal(functions[5]), StringComparison.Ordinal);
    }

    [Fact]
    public void CapturedLoopVariablesKeepTheirOwnValues()
    {
        Func<int>[] functions = Enumerable.Range(0, 5).Select(i => (Func<int>)(() => i * i)).ToArray();
        Assert.Equal([0, 1, 4, 9, 16], Captured.Copy(functions).Select(function => function()));
    }

    [Fact]
    public async Task AsynchronousLambdasAreFollowed()
    {
        int offset = 10;
        Socket socket = Unusable();
        Func<int, Task<int>> good = async x =>
        {
            await Task.Yield();
            return x + offset + _count;
        };
        Func<int, Task<int>> bad = async x =>
        {
            await Task.Yield();
            return x + offset + socket.Available;
        };
        Assert.Equal(14, await Captured.Copy(good)(1));
        Assert.Contains("socket", Captured.Refusal(bad), StringComparison.Ordinal);
        Assert.Contains("_socket", Captured.Refusal((Func<int, Task<int>>)(async x => x + await AvailableAsync())), StringComparison.Ordinal);
    }

    [Fact]
    public void IteratorsAreFollowed()
    {
        Assert.Equal([1, 3], Captured.Copy<Func<int, IEnumerable<int>>>(x => CountedUp(x))(1));
        Assert.Contains("_socket", Captured.Refusal((Func<int, IEnumerable<int>>)(x => Availables(x))), StringComparison.Ordinal);
        int offset = 7;
        IEnumerable<int> Local(int x)
        {
            yield return x + offset;
            yield return x + offset + _count;
        }

        Assert.Equal([8, 11], Captured.Copy<Func<int, IEnumerable<int>>>(Local)(1));
    }

    [Fact]
    public async Task AsynchronousIteratorsAreFollowed()
    {
        int offset = 7;
        async IAsyncEnumerable<int> Local(int x)
        {
            yield return x + offset;
            await Task.Yield();
            yield return x + _count;
        }

        var seen = new List<int>();
        await foreach (int item in Captured.Copy<Func<int, IAsyncEnumerable<int>>>(Local)(1))
        {
            seen.Add(item);
        }

        Assert.Equal([8, 4], seen);
    }

    [Fact]
    public void GenericMethodsAndClosuresComeBack()
    {
        Assert.Equal(("a", 3), Pairing<string, int>(3)("a"));
        Assert.Equal(("a", 3), Captured.Copy(Pairing<string, int>(3))("a"));
        Assert.Equal((1.5, "x"), Captured.Copy(new Generic<double>().Pairing("x"))(1.5));
        Assert.Equal("Int32", Captured.Copy<Func<string>>(TypeName<int>)());
    }

    [Fact]
    public void StaticsAreNotCaptured()
    {
        Func<int, int> copy = Captured.Copy<Func<int, int>>(x => x + s_static);
        s_static = 6;
        Assert.Equal(7, copy(1));
        s_static = 5;
    }

    [Fact]
    public void MethodGroupsOfTheFrameworkComeBack()
    {
        Assert.Equal(42, Captured.Copy<Func<string, int>>(int.Parse)("42"));
        Assert.Equal("ab", Captured.Copy<Func<string>>("AB".ToLowerInvariant)());
        Assert.False(Captured.Copy<Func<string?, bool>>(string.IsNullOrEmpty)("x"));
        Assert.Contains("System.Diagnostics.Process", Captured.Refusal((Func<int, object>)System.Diagnostics.Process.GetProcessById), StringComparison.Ordinal);
    }

    [Fact]
    public void CompiledExpressionsAreRefused()
    {
        Expression<Func<int, int>> expression = x => x + 1;
        Assert.Contains("compiled while the program ran", Captured.Refusal(expression.Compile()), StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralFunctionsInOneDelegateKeepTheirOrder()
    {
        var log = new List<string>();
        Action<List<string>> both = list => list.Add("a");
        both += list => list.Add("b");
        Captured.Copy(both)(log);
        Assert.Equal(["a", "b"], log);
    }

    [Fact]
    public void FunctionsThatCallFunctionsAreFollowed()
    {
        Func<int, int> inner = x => x + _count;
        Func<int, int> outer = x => inner(x) * 2;
        Assert.Equal(8, Captured.Copy(outer)(1));
        Func<int, int> badInner = x => x + _socket.Available;
        Assert.Contains("_socket", Captured.Refusal((Func<int, int>)(x => badInner(x))), StringComparison.Ordinal);
    }

    [Fact]
    public void CapturedObjectsChooseTheirOverrides()
    {
        Shape shape = new Circle(2);
        IArea area = new Square(3);
        Assert.Equal(12, Captured.Copy<Func<int, int>>(x => (x * shape.Area()) + 0)(1));
        Assert.Equal(9, Captured.Copy<Func<int, int>>(x => x * area.Area())(1));
        Shape bad = new SocketShape(Unusable());
        Assert.Contains("'bad → _socket'", Captured.Refusal((Func<int, int>)(x => x * bad.Area())), StringComparison.Ordinal);
    }

    [Fact]
    public void AConditionalChoiceOfCapturedObjectsKeepsBoth()
    {
        var left = new Box { Value = 1 };
        var right = new Box { Value = 2 };
        Func<bool, int> copy = Captured.Copy<Func<bool, int>>(first => (first ? left : right).Value);
        Assert.Equal(1, copy(true));
        Assert.Equal(2, copy(false));
    }

    [Fact]
    public void AssignmentsToCapturedVariablesWork()
    {
        int seen = 0;
        var last = new Box { Value = 3 };
        Func<int, int> function = x =>
        {
            seen += x;
            last = new Box { Value = last.Value + x };
            return seen + last.Value;
        };
        Func<int, int> copy = Captured.Copy(function);
        Assert.Equal(5, copy(1));
        Assert.Equal(7, copy(1));
        Assert.Equal(0, seen);
    }

    [Fact]
    public void TryAndCatchAndUsingAreFollowed()
    {
        var box = new Box { Value = 4 };
        Func<string, int> copy = Captured.Copy<Func<string, int>>(text =>
        {
            try
            {
                return int.Parse(text) + _count;
            }
            catch (FormatException) when (box.Value > 3)
            {
                return box.Value;
            }
            finally
            {
                box.Other++;
            }
        });
        Assert.Equal(4, copy("x"));
        Assert.Equal(8, copy("5"));
    }

    private static string TypeName<T>() => typeof(T).Name;

    private static Func<TLeft, (TLeft Left, TRight Right)> Pairing<TLeft, TRight>(TRight right) => left => (left, right);

    private static int Outside(ClosureTests tests) => tests._socket.Available;

    private int AddCount(int x) => x + _count;

    private int AddAvailable(int x) => x + _socket.Available;

    private async Task<int> AvailableAsync()
    {
        await Task.Yield();
        return _socket.Available;
    }

    private IEnumerable<int> CountedUp(int x)
    {
        yield return x;
        yield return _count;
    }

    private IEnumerable<int> Availables(int x)
    {
        yield return x;
        yield return _socket.Available;
    }

    private sealed class Inner
    {
        private readonly Socket _socket = Unusable();

        public int Use() => _socket.Available;
    }

    private sealed class Generic<T>
    {
        private readonly Socket _socket = Unusable();

        public Func<T, (T Left, TOther Right)> Pairing<TOther>(TOther other) => value => (Same(value), other);

        public override string ToString() => _socket.ToString()!;

        private T Same(T value) => value;
    }

    private sealed class Box
    {
        public int Value { get; init; }

        public int Other { get; set; }
    }

    private interface IArea
    {
        int Area();
    }

    private abstract class Shape
    {
        public abstract int Area();
    }

    private sealed class Circle(int radius) : Shape
    {
        public override int Area() => 3 * radius * radius;
    }

    private sealed class Square(int side) : IArea
    {
        int IArea.Area() => side * side;
    }

    private sealed class SocketShape(Socket socket) : Shape
    {
        private readonly Socket _socket = socket;

        public override int Area() => _socket.Available;
    }
}
