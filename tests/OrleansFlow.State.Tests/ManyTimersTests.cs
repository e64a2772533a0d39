using System.Globalization;
using OrleansFlow.State.Timers;
using OrleansFlow.Types;

namespace OrleansFlow.State.Tests;

/// <summary>So many timers that they are in several ranges of time.</summary>
public sealed class ManyTimersTests
{
    private static readonly TypeSerializer<int> s_keys = TypeRegistry.Default.ForKey<int>();

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 400)]
    [InlineData(3, 30_000)]
    [InlineData(4, 1)]
    public void TimersAreRegisteredDeletedAndFiredAsInASortedSet(int seed, int disorder)
    {
        var random = new Random(seed);
        KeyedStateBackend<int> backend = Backend();
        var queue = new TimerQueue<int, VoidNamespace>(backend, "timers", VoidNamespaceSerializer.Instance);
        var model = new SortedSet<(long Time, int Key)>();
        for (int step = 0; step < 60_000; step++)
        {
            string what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, step {step}");
            int key = random.Next(50);
            backend.SetCurrentKey(key);

            // First many more are registered than fire; some are far ahead and deleted soon.
            long time = step + random.Next(disorder) + (random.Next(10) == 0 ? 1_000_000 : 0);
            Assert.True(queue.Add(default, time) == model.Add((time, key)), what);
            if (random.Next(3) == 0)
            {
                long other = random.Next(2) == 0 ? time : step - random.Next(20_000);
                Assert.True(queue.Remove(default, other) == model.Remove((other, key)), what);
            }

            if (step % 500 == 0)
            {
                Fire(queue, model, step - 20_000, what);
                Assert.True(queue.Count == model.Count, what);
                Assert.True(queue.TryPeek(out long first) == model.Count > 0 && (model.Count == 0 || first == model.Min.Time), what);
            }
        }

        Assert.Equal(model.Order(), queue.ToList().Select(static t => (t.Timestamp, t.Key)).Order());
        Fire(queue, model, long.MaxValue, "at the end");
        Assert.Equal(0, queue.Count);
        Assert.Empty(model);
    }

    [Fact]
    public void ASnapshotHasTheTimersOfItsMomentOfAllRanges()
    {
        KeyedStateBackend<int> backend = Backend();
        TimerQueue<int, VoidNamespace> queue = Create(backend);
        for (int i = 0; i < 20_000; i++)
        {
            backend.SetCurrentKey(i % 77);
            queue.Add(default, i);
        }

        using KeyedStateSnapshot snapshot = backend.Snapshot();
        while (queue.TryTake(15_000, out _))
        {
        }

        KeyedStateBackend<int> other = Backend();
        other.Restore(snapshot);
        TimerQueue<int, VoidNamespace> restored = Create(other);
        Assert.Equal(20_000, restored.Count);
        Assert.Equal(4_999, queue.Count);
        for (int i = 0; i < 20_000; i++)
        {
            Assert.True(restored.TryTake(i, out InternalTimer<int, VoidNamespace> timer));
            Assert.Equal((i, i % 77), (timer.Timestamp, timer.Key));
            Assert.False(restored.TryTake(i, out _));
        }
    }

    private static void Fire(TimerQueue<int, VoidNamespace> queue, SortedSet<(long Time, int Key)> model, long until, string what)
    {
        long last = long.MinValue;
        while (queue.TryTake(until, out InternalTimer<int, VoidNamespace> timer))
        {
            Assert.True(timer.Timestamp >= last && timer.Timestamp <= until && model.Remove((timer.Timestamp, timer.Key)), what);
            last = timer.Timestamp;
        }

        Assert.True(model.Count == 0 || model.Min.Time > until, what);
    }

    private static KeyedStateBackend<int> Backend() => new(s_keys, 128, new KeyGroupRange(0, 127));

    private static TimerQueue<int, VoidNamespace> Create(KeyedStateBackend<int> backend) =>
        backend.GetOrCreate("timers", "timers", () => new TimerQueue<int, VoidNamespace>(backend, "timers", VoidNamespaceSerializer.Instance));
}
