using OrleansFlow.Types;

namespace OrleansFlow.State.Tests;

public sealed class OperatorStateTests
{
    [Fact]
    public void ASplitListIsDealtInRunsOfWhichTheFirstAreLonger()
    {
        // The example of Flink's RoundRobinOperatorStateRepartitioner: three subtasks become two, x has seven items, y three.
        IReadOnlyList<IReadOnlyList<OperatorStatePart>> old = [Saved(b => Add(b, ("x", [1, 2, 3]), ("y", [10]))), Saved(b => Add(b, ("x", [4, 5]), ("y", [20]))), Saved(b => Add(b, ("x", [6, 7]), ("y", [30])))];
        IReadOnlyList<IReadOnlyList<OperatorStatePart>> dealt = OperatorStateRedistribution.Redistribute(old, 2);
        Assert.Equal([1, 2, 3, 4], List(dealt[0], "x"));
        Assert.Equal([5, 6, 7], List(dealt[1], "x"));
        Assert.Equal([10, 20], List(dealt[1], "y"));
        Assert.Equal([30], List(dealt[0], "y"));
    }

    [Fact]
    public void TheSameParallelismLeavesSplitListsWhereTheyAre()
    {
        IReadOnlyList<IReadOnlyList<OperatorStatePart>> old = [Saved(b => Add(b, ("x", [1, 2, 3]))), Saved(b => Add(b, ("x", [])))];
        IReadOnlyList<IReadOnlyList<OperatorStatePart>> dealt = OperatorStateRedistribution.Redistribute(old, 2);
        Assert.Equal([1, 2, 3], List(dealt[0], "x"));
        Assert.Empty(List(dealt[1], "x"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EverySubtaskGetsTheWholeOfAUnionList(int parallelism)
    {
        IReadOnlyList<IReadOnlyList<OperatorStatePart>> old = [Saved(b => b.GetUnionListState(new ListStateDescriptor<int>("u")).AddAll([1, 2])), Saved(b => b.GetUnionListState(new ListStateDescriptor<int>("u")).Add(3))];
        foreach (IReadOnlyList<OperatorStatePart> parts in OperatorStateRedistribution.Redistribute(old, parallelism))
        {
            var backend = new OperatorStateBackend(TypeRegistry.Default);
            backend.Restore(parts);
            Assert.Equal([1, 2, 3], backend.GetUnionListState(new ListStateDescriptor<int>("u")).Get());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void EverySubtaskGetsOneCopyOfABroadcastState(int parallelism)
    {
        IReadOnlyList<IReadOnlyList<OperatorStatePart>> old = [Saved(Put), Saved(Put)];
        foreach (IReadOnlyList<OperatorStatePart> parts in OperatorStateRedistribution.Redistribute(old, parallelism))
        {
            var backend = new OperatorStateBackend(TypeRegistry.Default);
            backend.Restore(parts);
            IBroadcastState<string, int> state = backend.GetBroadcastState(new MapStateDescriptor<string, int>("b"));
            Assert.Equal([new("one", 1), new("two", 2)], state.Entries);
        }

        static void Put(OperatorStateBackend backend) =>
            backend.GetBroadcastState(new MapStateDescriptor<string, int>("b")).PutAll([new("one", 1), new("two", 2)]);
    }

    [Fact]
    public void DealingLosesAndInventsNothing()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        for (int run = 0; run < 300; run++)
        {
            int next = 0;
            string[] names = [.. Enumerable.Range(0, random.Next(1, 4)).Select(static i => $"s{i}")];
            List<IReadOnlyList<OperatorStatePart>> old = [];
            Dictionary<string, List<int>> all = names.ToDictionary(static n => n, static _ => new List<int>());
            for (int subtask = random.Next(1, 6); subtask > 0; subtask--)
            {
                old.Add(Saved(backend =>
                {
                    foreach (string name in names)
                    {
                        int[] items = [.. Enumerable.Range(0, random.Next(6)).Select(_ => next++)];
                        Add(backend, (name, items));
                        all[name].AddRange(items);
                    }
                }));
            }

            int parallelism = random.Next(1, 7);
            IReadOnlyList<IReadOnlyList<OperatorStatePart>> dealt = OperatorStateRedistribution.Redistribute(old, parallelism);
            foreach (string name in names)
            {
                List<int>[] lists = [.. dealt.Select(parts => List(parts, name))];
                Assert.True(all[name].Order().SequenceEqual(lists.SelectMany(static l => l).Order()), $"seed {seed}, run {run}");
                if (parallelism != old.Count)
                {
                    Assert.True(lists.Max(static l => l.Count) - lists.Min(static l => l.Count) <= 1, $"uneven: seed {seed}, run {run}");
                }
            }
        }
    }

    [Fact]
    public void AStateNobodyAsksForGoesOnAsItCame()
    {
        var backend = new OperatorStateBackend(TypeRegistry.Default);
        backend.Restore(Saved(b => Add(b, ("old", [1, 2]))));
        Assert.Equal(["old"], backend.StateNames);
        Assert.Equal([1, 2], List(backend.Snapshot(), "old"));
    }

    [Fact]
    public void AStateAskedForInAnotherWayIsRefused()
    {
        var backend = new OperatorStateBackend(TypeRegistry.Default);
        backend.Restore(Saved(b => Add(b, ("saved", [1]))));
        backend.GetListState(new ListStateDescriptor<int>("l"));
        Assert.Contains("split list of System.Int32", Message(() => backend.GetUnionListState(new ListStateDescriptor<int>("l"))), StringComparison.Ordinal);
        Assert.Contains("'l'", Message(() => backend.GetBroadcastState(new MapStateDescriptor<int, int>("l"))), StringComparison.Ordinal);
        Assert.Contains("mode SplitDistribute", Message(() => backend.GetUnionListState(new ListStateDescriptor<int>("saved"))), StringComparison.Ordinal);
        var timed = new ListStateDescriptor<int>("t");
        timed.EnableTimeToLive(new StateTtlConfig(TimeSpan.FromSeconds(1)));
        Assert.Contains("time to live", Message(() => backend.GetListState(timed)), StringComparison.Ordinal);

        static string Message(Func<object> get) => Assert.Throws<OrleansFlowException>(get).Message;
    }

    private static void Add(OperatorStateBackend backend, params (string Name, int[] Items)[] lists)
    {
        foreach ((string name, int[] items) in lists)
        {
            backend.GetListState(new ListStateDescriptor<int>(name)).AddAll(items);
        }
    }

    private static IReadOnlyList<OperatorStatePart> Saved(Action<OperatorStateBackend> fill)
    {
        var backend = new OperatorStateBackend(TypeRegistry.Default);
        fill(backend);
        return backend.Snapshot();
    }

    private static List<int> List(IReadOnlyList<OperatorStatePart> parts, string name)
    {
        var backend = new OperatorStateBackend(TypeRegistry.Default);
        backend.Restore(parts);
        return [.. backend.GetListState(new ListStateDescriptor<int>(name)).Get()];
    }
}
