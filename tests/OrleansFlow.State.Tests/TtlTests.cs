using OrleansFlow.Functions;
using OrleansFlow.State.Scopes;

namespace OrleansFlow.State.Tests;

/// <summary>Values that expire (org.apache.flink.runtime.state.ttl).</summary>
public sealed class TtlTests
{
    private static readonly StateTtlConfig s_ten = new(TimeSpan.FromMilliseconds(10)) { IncrementalCleanupSize = 0 };

    private readonly ManualTime _time = new();
    private readonly KeyedStateBackend<string> _backend = Backends.Of<string>();
    private readonly HeapStates<string, string, KeyScope<string>> _states;

    public TtlTests()
    {
        _states = Backends.States(_backend, _time);
        _backend.SetCurrentKey("a");
    }

    [Fact]
    public void AValueExpiresWhenItsTimeIsOver()
    {
        IValueState<int> state = Value(s_ten);
        state.Value = 1;
        _time.Now += 9;
        Assert.Equal(1, state.Value);
        _time.Now += 1;
        Assert.False(state.TryGet(out _));
    }

    [Fact]
    public void OnlyWritingProlongsALifeUnlessReadingDoesToo()
    {
        IValueState<int> written = Value(s_ten, "w");
        IValueState<int> read = Value(s_ten with { UpdateType = StateTtlUpdateType.OnReadAndWrite }, "r");
        written.Value = read.Value = 1;
        _time.Now += 9;
        Assert.Equal((1, 1), (written.Value, read.Value));
        _time.Now += 9;
        Assert.Equal((0, 1), (written.Value, read.Value));
    }

    [Fact]
    public void AnExpiredValueThatIsStillThereIsSeenOnceIfThatIsAllowed()
    {
        IValueState<int> state = Value(s_ten with { Visibility = StateTtlVisibility.ReturnExpiredIfNotCleanedUp });
        state.Value = 1;
        _time.Now += 10;
        Assert.Equal(1, state.Value);
        Assert.Equal(0, state.Value);
    }

    [Fact]
    public void ItemsOfListsAndEntriesOfMapsExpireOneByOne()
    {
        var listDescriptor = new ListStateDescriptor<int>("l");
        listDescriptor.EnableTimeToLive(s_ten);
        var mapDescriptor = new MapStateDescriptor<string, int>("m");
        mapDescriptor.EnableTimeToLive(s_ten);
        IListState<int> list = _states.GetListState(listDescriptor);
        IMapState<string, int> map = _states.GetMapState(mapDescriptor);
        list.Add(1);
        map.Put("one", 1);
        _time.Now += 6;
        list.Add(2);
        map.Put("two", 2);
        Assert.Equal([1, 2], list.Get());
        _time.Now += 6;
        Assert.Equal([2], list.Get());
        Assert.Equal([new("two", 2)], map.Entries);
        Assert.False(map.Contains("one"));
        _time.Now += 6;
        Assert.Empty(list.Get());
        Assert.True(map.IsEmpty);
    }

    [Fact]
    public void ReducedAndAggregatedValuesBeginAnewAfterTheirTime()
    {
        var sumDescriptor = new ReducingStateDescriptor<int>("s", static (a, b) => a + b);
        sumDescriptor.EnableTimeToLive(s_ten);
        var countDescriptor = new AggregatingStateDescriptor<int, int, string>("c", new CountFunction());
        countDescriptor.EnableTimeToLive(s_ten);
        IReducingState<int> sum = _states.GetReducingState(sumDescriptor);
        IAggregatingState<int, string> count = _states.GetAggregatingState(countDescriptor);
        Add(5);
        _time.Now += 9;
        Add(6);
        Assert.Equal((11, "2"), (sum.Get(), count.Get()));
        _time.Now += 10;
        Assert.Equal((0, null), (sum.Get(), count.Get()));
        Add(7);
        Assert.Equal((7, "1"), (sum.Get(), count.Get()));

        void Add(int value)
        {
            sum.Add(value);
            count.Add(value);
        }
    }

    [Fact]
    public void IncrementalCleanupRemovesEntriesOfOtherKeys()
    {
        IValueState<int> state = Value(s_ten with { IncrementalCleanupSize = 3 });
        for (int i = 0; i < 30; i++)
        {
            _backend.SetCurrentKey($"key {i}");
            state.Value = i;
        }

        _time.Now += 10;
        _backend.SetCurrentKey("b");
        int accesses = 0;
        while (Entries() > 0)
        {
            state.TryGet(out _);
            Assert.True(++accesses <= 12, "three entries at each access");
        }
    }

    [Fact]
    public void IncrementalCleanupForEveryRecordNeedsNoAccess()
    {
        IValueState<int> state = Value(s_ten with { IncrementalCleanupSize = 5, IncrementalCleanupForEveryRecord = true });
        state.Value = 1;
        _time.Now += 10;
        _backend.SetCurrentKey("b");
        Assert.Equal(0, Entries());
    }

    [Fact]
    public void AFullSnapshotLeavesExpiredValuesOutIfItIsToldTo()
    {
        IValueState<int> kept = Value(s_ten, "kept");
        IValueState<int> left = Value(s_ten with { CleanupInFullSnapshot = true }, "left");
        var listDescriptor = new ListStateDescriptor<int>("list");
        listDescriptor.EnableTimeToLive(s_ten with { CleanupInFullSnapshot = true });
        IListState<int> list = _states.GetListState(listDescriptor);
        kept.Value = left.Value = 1;
        list.Add(1);
        _time.Now += 10;
        list.Add(2);
        _backend.SetCurrentKey("b");
        left.Value = 2;

        KeyedStateBackend<string> next = Backends.Of<string>();
        using (KeyedStateSnapshot snapshot = _backend.Snapshot())
        {
            Assert.Equal([1, 1, 1], snapshot.States.Select(state => Enumerable.Range(0, 128).Sum(state.CountOf)));
            Backends.Restore(next, snapshot);
        }

        listDescriptor = new ListStateDescriptor<int>("list");
        next.SetCurrentKey("a");
        Assert.Equal([2], Backends.States(next).GetListState(listDescriptor).Get());
    }

    [Fact]
    public void ATimeToLiveMayBeAddedAndTakenAway()
    {
        IValueState<int> plain = _states.GetState(new ValueStateDescriptor<int>("v"));
        IMapState<string, int> map = _states.GetMapState(new MapStateDescriptor<string, int>("m"));
        plain.Value = 5;
        map.Put("x", 6);

        KeyedStateBackend<string> second = Restored(_backend);
        var descriptor = new ValueStateDescriptor<int>("v");
        descriptor.EnableTimeToLive(s_ten);
        var mapDescriptor = new MapStateDescriptor<string, int>("m");
        mapDescriptor.EnableTimeToLive(s_ten);
        IValueState<int> timed = Backends.States(second, _time).GetState(descriptor);
        IMapState<string, int> timedMap = Backends.States(second, _time).GetMapState(mapDescriptor);
        _time.Now += 9;
        Assert.Equal((5, 6), (timed.Value, timedMap.Get("x")));

        KeyedStateBackend<string> third = Restored(second);
        _time.Now += 100;
        Assert.Equal(5, Backends.States(third, _time).GetState(new ValueStateDescriptor<int>("v")).Value);
        Assert.Equal(6, Backends.States(third, _time).GetMapState(new MapStateDescriptor<string, int>("m")).Get("x"));

        static KeyedStateBackend<string> Restored(KeyedStateBackend<string> from)
        {
            KeyedStateBackend<string> next = Backends.Of<string>();
            using KeyedStateSnapshot snapshot = from.Snapshot();
            Backends.Restore(next, snapshot);
            next.SetCurrentKey("a");
            return next;
        }
    }

    [Fact]
    public void ATimeToLiveOfNothingIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StateTtlConfig(TimeSpan.Zero));

    private int Entries()
    {
        using KeyedStateSnapshot snapshot = _backend.Snapshot();
        return Enumerable.Range(0, 128).Sum(snapshot.States[0].CountOf);
    }

    private IValueState<int> Value(StateTtlConfig config, string name = "v")
    {
        var descriptor = new ValueStateDescriptor<int>(name);
        descriptor.EnableTimeToLive(config);
        return _states.GetState(descriptor);
    }

    private sealed class CountFunction : IAggregateFunction<int, int, string>
    {
        public int CreateAccumulator() => 0;

        public int Add(int value, int accumulator) => accumulator + 1;

        public string GetResult(int accumulator) => accumulator.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public int Merge(int left, int right) => left + right;
    }
}
