using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Tests;

/// <summary>States with namespaces beside plain dictionaries, through merges, snapshots and rescaling.</summary>
public sealed class NamespaceModelTests
{
    private const int Parallelism = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void StatesWithNamespacesAgreeWithPlainDictionaries(int seed)
    {
        var random = new Random(seed);
        KeyedStateBackend<string> backend = Backends.Of<string>();
        Subject subject = new(backend);
        Dictionary<(string Key, long Namespace), List<int>> model = [];
        List<(KeyedStateSnapshot Snapshot, Dictionary<(string, long), List<int>> Model)> snapshots = [];
        for (int step = 0; step < 20_000; step++)
        {
            string key = $"key {random.Next(40)}";
            long ns = random.Next(6);
            backend.SetCurrentKey(key);
            switch (random.Next(10))
            {
                case 0:
                    subject.Clear(ns);
                    model.Remove((key, ns));
                    break;
                case 1:
                    long[] sources = [.. Enumerable.Range(0, 6).Where(_ => random.Next(3) == 0).Select(static n => (long)n).Where(n => n != ns)];
                    subject.Merge(ns, sources);
                    foreach (long source in sources)
                    {
                        if (model.Remove((key, source), out List<int>? items))
                        {
                            Of(model, (key, ns)).AddRange(items);
                        }
                    }

                    break;
                case 2:
                    subject.Check(ns, model.GetValueOrDefault((key, ns)));
                    break;
                default:
                    int value = random.Next(1000);
                    subject.Add(ns, value);
                    Of(model, (key, ns)).Add(value);
                    break;
            }

            if (random.Next(4000) == 0)
            {
                snapshots.Add((backend.Snapshot(), model.ToDictionary(static e => e.Key, static e => e.Value.ToList())));
            }
        }

        snapshots.Add((backend.Snapshot(), model));
        foreach ((KeyedStateSnapshot snapshot, Dictionary<(string Key, long Namespace), List<int>> then) in snapshots)
        {
            int restored = 0;
            for (int subtask = 0; subtask < Parallelism; subtask++)
            {
                KeyedStateBackend<string> part = Backends.Of<string>(subtask, Parallelism);
                Backends.Restore(part, snapshot);
                Subject copy = new(part);
                foreach (((string key, long ns), List<int> items) in then)
                {
                    if (KeyGroups.SubtaskOfKey(part.KeySerializer.HashKey(key), Backends.MaxParallelism, Parallelism) == subtask)
                    {
                        part.SetCurrentKey(key);
                        copy.Check(ns, items);
                        restored++;
                    }
                }
            }

            Assert.Equal(then.Count, restored);
            snapshot.Dispose();
        }

        static List<int> Of(Dictionary<(string, long), List<int>> model, (string, long) entry) =>
            model.TryGetValue(entry, out List<int>? list) ? list : model[entry] = [];
    }

    [Fact]
    public void AStateSavedWithNamespacesIsNotReadWithout()
    {
        KeyedStateBackend<string> backend = Backends.Of<string>();
        Backends.States<string, long>(backend).GetState(new ValueStateDescriptor<int>("v"));
        KeyedStateBackend<string> next = Backends.Of<string>();
        Backends.Restore(next, backend.Snapshot());
        Assert.Contains("namespaces", Assert.Throws<OrleansFlowException>(() => Backends.States(next).GetState(new ValueStateDescriptor<int>("v"))).Message, StringComparison.Ordinal);
    }

    // All kinds hold the same numbers.
    private sealed class Subject(KeyedStateBackend<string> backend)
    {
        private readonly HeapStates<string, NamespacedKey<string, long>, NamespaceScope<string, long>> _states = Backends.States<string, long>(backend);

        public void Add(long ns, int value)
        {
            _states.SetScope(new(ns));
            IValueState<int> count = Count();
            count.Value++;
            List().Add(value);
            Sum().Add(value);
            Map().Put(count.Value, value);
        }

        public void Clear(long ns)
        {
            _states.SetScope(new(ns));
            Count().Clear();
            List().Clear();
            Sum().Clear();
            Map().Clear();
        }

        public void Merge(long target, long[] sources)
        {
            NamespaceScope<string, long>[] scopes = [.. sources.Select(static s => new NamespaceScope<string, long>(s))];
            int moved = 0;
            List<int> values = [];
            foreach (NamespaceScope<string, long> source in scopes)
            {
                _states.SetScope(source);
                moved += Count().Value;
                values.AddRange(Map().Values);
                Count().Clear();
                Map().Clear();
            }

            ((IMergingState<NamespaceScope<string, long>>)List()).MergeNamespaces(new(target), scopes);
            ((IMergingState<NamespaceScope<string, long>>)Sum()).MergeNamespaces(new(target), scopes);
            _states.SetScope(new(target));
            if (moved > 0)
            {
                Count().Value += moved;
            }

            values.ForEach(value => Map().Put(-1 - Map().Keys.Count(), value));
        }

        public void Check(long ns, List<int>? expected)
        {
            _states.SetScope(new(ns));
            Assert.Equal(expected?.Count ?? 0, Count().Value);
            Assert.Equal((expected ?? []).Order(), List().Get().Order());
            Assert.Equal(expected?.Sum() ?? 0, Sum().Get());
            Assert.Equal((expected ?? []).Order(), Map().Values.Order());
        }

        private IValueState<int> Count() => _states.GetState(new ValueStateDescriptor<int>("count"));

        private IListState<int> List() => _states.GetListState(new ListStateDescriptor<int>("list"));

        private IReducingState<int> Sum() => _states.GetReducingState(new ReducingStateDescriptor<int>("sum", static (a, b) => a + b));

        private IMapState<int, int> Map() => _states.GetMapState(new MapStateDescriptor<int, int>("map"));
    }
}
