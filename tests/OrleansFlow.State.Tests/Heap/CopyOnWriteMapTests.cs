using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.State.Tests.Heap;

public sealed class CopyOnWriteMapTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AMapAnswersAsADictionaryAndASnapshotAsTheDictionaryOfItsMoment(int seed)
    {
        var random = new Random(seed);
        int keys = random.Next(1, 5000);
        TypeSerializer<string> serializer = TypeSerializers.For<string>();
        var map = new CopyOnWriteMap<string, Box>(serializer, TypeSerializers.For<Box>());
        var model = new Dictionary<string, int>();
        var snapshots = new List<(MapSnapshot<string, Box> Taken, Dictionary<string, int> Expected)>();

        for (int step = 0; step < 30_000; step++)
        {
            string key = "k" + random.Next(keys);
            int hash = serializer.HashKey(key);
            int index = map.Find(key, hash);
            Assert.Equal(model.ContainsKey(key), index >= 0);
            switch (random.Next(100))
            {
                case < 60 when index >= 0:
                    // Changes the object in place, as a careless function would.
                    map.Read(index).Value++;
                    model[key]++;
                    break;
                case < 75 when index >= 0:
                    map.Write(index, new Box { Value = step });
                    model[key] = step;
                    break;
                case < 75:
                    map.Add(key, hash, new Box { Value = step });
                    model.Add(key, step);
                    break;
                case < 98:
                    Assert.Equal(model.Remove(key), map.Remove(key, hash));
                    break;
                case 98 when step % 7 == 0:
                    snapshots.Add((map.TakeSnapshot(), new Dictionary<string, int>(model)));
                    break;
                default:
                    if (snapshots.Count > 0)
                    {
                        Check(snapshots, random.Next(snapshots.Count));
                    }

                    break;
            }

            Assert.Equal(model.Count, map.Count);
        }

        while (snapshots.Count > 0)
        {
            Check(snapshots, 0);
        }

        Assert.All(model, entry => Assert.Equal(entry.Value, map.Read(map.Find(entry.Key, serializer.HashKey(entry.Key))).Value));
    }

    [Fact]
    public async Task ASnapshotIsReadByAnotherThreadWhileTheMapIsWrittenTo()
    {
        const int Keys = 20_000;
        TypeSerializer<long> serializer = TypeSerializers.For<long>();
        var map = new CopyOnWriteMap<long, long>(serializer, serializer);
        for (long key = 0; key < Keys; key++)
        {
            map.Add(key, serializer.HashKey(key), key);
        }

        for (int round = 1; round <= 20; round++)
        {
            using MapSnapshot<long, long> snapshot = map.TakeSnapshot();
            Task<(int Count, bool Same)> reading = Task.Run(() => (snapshot.Entries.Count(), snapshot.Entries.All(e => e.Value == e.Key + ((round - 1) * Keys))));
            for (long key = 0; key < Keys; key++)
            {
                int index = map.Find(key, serializer.HashKey(key));
                map.Write(index, map.Read(index) + Keys);
            }

            Assert.Equal((Keys, true), await reading);
        }
    }

    private static void Check(List<(MapSnapshot<string, Box> Taken, Dictionary<string, int> Expected)> snapshots, int index)
    {
        (MapSnapshot<string, Box> taken, Dictionary<string, int> expected) = snapshots[index];
        Assert.Equal(expected.Count, taken.Count);
        Assert.Equal(expected, taken.Entries.ToDictionary(e => e.Key, e => e.Value.Value));
        taken.Dispose();
        snapshots.RemoveAt(index);
    }

    public sealed class Box
    {
        public int Value { get; set; }
    }
}
