using OrleansFlow.Types;

namespace OrleansFlow.State.Tests;

public sealed class HeapStateModelTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 3000)]
    [InlineData(3, 60_000)]
    public void StateAndItsSnapshotsAgreeWithAPlainDictionary(int seed, int keys) =>
        Check(seed, keys, TypeSerializers.For<long>(), static (random, old) => old + random.Next(1, 5), static v => v);

    [Theory]
    [InlineData(4, 40)]
    [InlineData(5, 3000)]
    public void ValuesChangedInPlaceAgreeWithAPlainDictionaryToo(int seed, int keys) =>
        Check(
            seed,
            keys,
            TypeSerializers.For<List<int>>(),
            static (random, old) =>
            {
                List<int> list = old ?? [];
                list.Add(random.Next());
                return list;
            },
            static v => [.. v]);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(2, 7)]
    public void RescaledStateIsTheUnionOfItsKeyGroups(int before, int after)
    {
        ValueStateDescriptor<long> descriptor = new("n");
        TypeSerializer<string> keys = TypeSerializers.ForKey<string>();
        Dictionary<string, long> model = Enumerable.Range(0, 5000).ToDictionary(i => $"key {i}", i => (long)i);
        List<KeyedStateSnapshot> snapshots = [];
        for (int subtask = 0; subtask < before; subtask++)
        {
            KeyedStateBackend<string> backend = Backends.Of<string>(subtask, before);
            HeapValueState<string, long> state = backend.GetValueState(descriptor.Name, TypeSerializers.For<long>());
            foreach ((string key, long value) in model.Where(m => KeyGroups.SubtaskOfKey(keys.HashKey(m.Key), Backends.MaxParallelism, before) == subtask))
            {
                backend.SetCurrentKey(key);
                state.Value = value;
            }

            snapshots.Add(backend.Snapshot());
        }

        int restored = 0;
        for (int subtask = 0; subtask < after; subtask++)
        {
            KeyedStateBackend<string> backend = Backends.Of<string>(subtask, after);
            snapshots.ForEach(s => Backends.Restore(backend, s));
            HeapValueState<string, long> state = backend.GetValueState(descriptor.Name, TypeSerializers.For<long>());
            restored += state.Count;
            foreach ((string key, long value) in model.Where(m => KeyGroups.SubtaskOfKey(keys.HashKey(m.Key), Backends.MaxParallelism, after) == subtask))
            {
                backend.SetCurrentKey(key);
                Assert.Equal(value, state.Value);
            }
        }

        Assert.Equal(model.Count, restored);
    }

    private static void Check<T>(int seed, int keys, TypeSerializer<T> serializer, Func<Random, T?, T> change, Func<T, T> copy)
        where T : notnull
    {
        Random random = new(seed);
        Dictionary<long, T> model = [];
        using KeyedStateBackend<long> backend = Backends.Of<long>();
        HeapValueState<long, T> state = backend.GetValueState("v", serializer);
        List<(KeyedStateSnapshot Snapshot, Dictionary<long, T> Model)> open = [];
        for (int step = 0; step < 200_000; step++)
        {
            long key = random.Next(keys);
            backend.SetCurrentKey(key);
            switch (random.Next(20))
            {
                case < 3:
                    state.Clear();
                    model.Remove(key);
                    break;
                case 3:
                    Assert.Equal(model.TryGetValue(key, out T? expected), state.TryGet(out T? found));
                    Assert.Equal(expected, found);
                    break;
                default:
                    // The state's own object is changed, the model's never: it is replaced by a copy.
                    T next = change(random, state.TryGet(out T? old) ? old : default);
                    state.Value = next;
                    model[key] = copy(next);
                    break;
            }

            if (random.Next(10_000) == 0)
            {
                open.Add((backend.Snapshot(), new Dictionary<long, T>(model)));
            }

            if (open.Count > 0 && random.Next(10_000) == 0)
            {
                int which = random.Next(open.Count);
                Close(open[which]);
                open.RemoveAt(which);
            }
        }

        open.ForEach(Close);
        using KeyedStateSnapshot last = backend.Snapshot();
        Assert.Equal(model.Count, state.Count);
        Same(model, Backends.Read<long, T>(last, "v"));

        static void Close((KeyedStateSnapshot Snapshot, Dictionary<long, T> Model) item)
        {
            Same(item.Model, Backends.Read<long, T>(item.Snapshot, "v"));
            item.Snapshot.Dispose();
            item.Snapshot.Dispose();
            Assert.Throws<ObjectDisposedException>(() => item.Snapshot.States[0].CountOf(0));
        }

        static void Same(Dictionary<long, T> expected, Dictionary<long, T> actual)
        {
            Assert.Equal(expected.Count, actual.Count);
            foreach ((long key, T value) in expected)
            {
                Assert.Equal(value, actual[key]);
            }
        }
    }
}
