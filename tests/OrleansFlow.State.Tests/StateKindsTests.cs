using OrleansFlow.Functions;
using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Tests;

/// <summary>What every kind of keyed state does (StateBackendTestBase).</summary>
public sealed class StateKindsTests
{
    private readonly KeyedStateBackend<string> _backend = Backends.Of<string>();
    private readonly HeapStates<string, string, KeyScope<string>> _states;

    public StateKindsTests() => _states = Backends.States(_backend);

    [Fact]
    public void StatesOfAKeyWithoutEntriesAreEmpty()
    {
        _backend.SetCurrentKey("a");
        Assert.Equal(0, _states.GetState(new ValueStateDescriptor<int>("v")).Value);
        Assert.Empty(_states.GetListState(new ListStateDescriptor<int>("l")).Get());
        Assert.Equal(0, _states.GetReducingState(Sum("r")).Get());
        Assert.Equal(0, _states.GetAggregatingState(Average("a")).Get());
        IMapState<string, int> map = _states.GetMapState(new MapStateDescriptor<string, int>("m"));
        Assert.True(map.IsEmpty);
        Assert.Empty(map.Entries);
        Assert.Empty(map.Keys);
        Assert.Empty(map.Values);
        Assert.Equal(0, map.Get("x"));
        Assert.False(map.Contains("x"));
    }

    [Fact]
    public void EachKeyHasItsOwnEntries()
    {
        IListState<int> list = _states.GetListState(new ListStateDescriptor<int>("l"));
        IReducingState<int> sum = _states.GetReducingState(Sum("r"));
        IAggregatingState<int, double> average = _states.GetAggregatingState(Average("a"));
        IMapState<string, int> map = _states.GetMapState(new MapStateDescriptor<string, int>("m"));
        foreach ((string key, int value) in new[] { ("a", 1), ("b", 10), ("a", 2), ("b", 20) })
        {
            _backend.SetCurrentKey(key);
            list.Add(value);
            sum.Add(value);
            average.Add(value);
            map.Put($"of {value}", value);
        }

        _backend.SetCurrentKey("a");
        Assert.Equal([1, 2], list.Get());
        Assert.Equal(3, sum.Get());
        Assert.Equal(1.5, average.Get());
        Assert.Equal([new("of 1", 1), new("of 2", 2)], map.Entries);
        list.Clear();
        sum.Clear();
        average.Clear();
        map.Clear();
        Assert.Empty(list.Get());
        Assert.True(map.IsEmpty);

        _backend.SetCurrentKey("b");
        Assert.Equal([10, 20], list.Get());
        Assert.Equal(30, sum.Get());
        Assert.Equal(15, average.Get());
        Assert.Equal(["of 10", "of 20"], map.Keys);
    }

    [Fact]
    public void AnEmptyUpdateClearsAList()
    {
        IListState<int> list = _states.GetListState(new ListStateDescriptor<int>("l"));
        _backend.SetCurrentKey("a");
        list.Update([1, 2, 3]);
        list.AddAll([4]);
        Assert.Equal([1, 2, 3, 4], list.Get());
        list.Update([]);
        Assert.Equal(0, ((HeapList<string, string, KeyScope<string>, int>)list).Count);
    }

    [Fact]
    public void NullIsRefusedAsAnItemAndClearsReducedValues()
    {
        IListState<string> list = _states.GetListState(new ListStateDescriptor<string>("l"));
        IReducingState<string> joined = _states.GetReducingState(new ReducingStateDescriptor<string>("r", (a, b) => a + b));
        _backend.SetCurrentKey("a");
        Assert.Throws<ArgumentNullException>(() => list.Add(null!));
        Assert.Throws<ArgumentNullException>(() => list.AddAll(["x", null!]));
        Assert.Throws<ArgumentNullException>(() => list.Update([null!]));
        Assert.Empty(list.Get());
        joined.Add("x");
        joined.Add(null!);
        Assert.Null(joined.Get());
    }

    [Fact]
    public void TheLastEntryOfAMapThatGoesTakesTheMapWithIt()
    {
        IMapState<string, int> map = _states.GetMapState(new MapStateDescriptor<string, int>("m"));
        _backend.SetCurrentKey("a");
        map.PutAll([new("x", 1), new("y", 2)]);
        map.Remove("x");
        map.Remove("none");
        map.Remove("y");
        Assert.Equal(0, ((HeapMap<string, string, KeyScope<string>, string, int>)map).Count);
    }

    [Fact]
    public void ADescriptorOfAnotherKindOrTypeUnderOneNameIsRefused()
    {
        _states.GetListState(new ListStateDescriptor<int>("s"));
        Assert.Contains("list state of System.Int32", Refused(() => _states.GetState(new ValueStateDescriptor<int>("s"))), StringComparison.Ordinal);
        Assert.Contains("list state of System.Int64", Refused(() => _states.GetListState(new ListStateDescriptor<long>("s"))), StringComparison.Ordinal);
        Assert.Contains("'s'", Refused(() => _states.GetMapState(new MapStateDescriptor<int, int>("s"))), StringComparison.Ordinal);

        static string Refused(Func<object> get) => Assert.Throws<OrleansFlowException>(get).Message;
    }

    [Fact]
    public void AnArrayCannotBeTheKeyOfAMap() =>
        Assert.Throws<InvalidKeyTypeException>(() => _states.GetMapState(new MapStateDescriptor<int[], int>("m")));

    [Fact]
    public void ARichFunctionCannotBeTheFunctionOfAState() =>
        Assert.Contains("no life cycle", Assert.Throws<ArgumentException>(() => new ReducingStateDescriptor<int>("r", new RichSum())).Message, StringComparison.Ordinal);

    [Fact]
    public void StateOutsideOfAKeyIsRefused()
    {
        IListState<int> list = _states.GetListState(new ListStateDescriptor<int>("words"));
        Assert.Contains("'words' was used without a current key", Assert.Throws<OrleansFlowException>(() => list.Add(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AllKeysOfAStateCanBeVisitedAndChanged()
    {
        IMapState<string, int> map = _states.GetMapState(new MapStateDescriptor<string, int>("m"));
        for (int i = 0; i < 100; i++)
        {
            _backend.SetCurrentKey($"key {i}");
            map.Put("n", i);
        }

        var seen = new List<string>();
        _backend.ForEachKey("m", () =>
        {
            seen.Add(_backend.CurrentKey);
            if (map.Get("n") % 2 == 0)
            {
                map.Clear();
            }
        });
        Assert.Equal(100, seen.Distinct().Count());
        Assert.False(_backend.HasCurrentKey);
        Assert.Equal(50, ((HeapMap<string, string, KeyScope<string>, string, int>)map).Count);
    }

    private static ReducingStateDescriptor<int> Sum(string name) => new(name, static (a, b) => a + b);

    private static AggregatingStateDescriptor<int, (long Sum, int Count), double> Average(string name) => new(name, new AverageFunction());

    private sealed class RichSum : RichFunction, IReduceFunction<int>
    {
        public int Reduce(int first, int second) => first + second;
    }

    private sealed class AverageFunction : IAggregateFunction<int, (long Sum, int Count), double>
    {
        public (long Sum, int Count) CreateAccumulator() => default;

        public (long Sum, int Count) Add(int value, (long Sum, int Count) accumulator) => (accumulator.Sum + value, accumulator.Count + 1);

        public double GetResult((long Sum, int Count) accumulator) => (double)accumulator.Sum / accumulator.Count;

        public (long Sum, int Count) Merge((long Sum, int Count) left, (long Sum, int Count) right) => (left.Sum + right.Sum, left.Count + right.Count);
    }
}
