using OrleansFlow.Types;

namespace OrleansFlow.State.Tests.Timers;

/// <summary>The rules of timers (org.apache.flink.streaming.api.operators.InternalTimerServiceImplTest).</summary>
public sealed class InternalTimerServiceTests
{
    private readonly TimerBench _bench = new();

    [Fact]
    public void EventTimeTimersFireInTheOrderOfTheirTimesWithTheirKeySet()
    {
        _bench.Event("b", 30);
        _bench.Event("a", 10);
        _bench.Event("a", 20, ns: 7);
        _bench.Event("c", 40);
        _bench.Service.AdvanceWatermark(30);
        Assert.Equal([('e', 10, "a", 0), ('e', 20, "a", 7), ('e', 30, "b", 0)], _bench.Fired);
        Assert.Equal(1, _bench.Service.EventTimeTimers);
    }

    [Fact]
    public void ATimerThatIsRegisteredTwiceIsOneTimer()
    {
        _bench.Event("a", 10);
        _bench.Event("a", 10);
        _bench.Event("a", 10, ns: 1);
        _bench.Event("b", 10);
        Assert.Equal(3, _bench.Service.EventTimeTimers);
        _bench.Service.AdvanceWatermark(10);
        Assert.Equal(3, _bench.Fired.Count);
    }

    [Fact]
    public void ADeletedTimerDoesNotFireUnlessItIsRegisteredAgain()
    {
        _bench.Event("a", 10);
        _bench.Service.DeleteEventTimeTimer(0, 10);
        _bench.Service.DeleteEventTimeTimer(0, 11);
        _bench.Event("b", 10);
        _bench.Service.DeleteEventTimeTimer(0, 10);
        _bench.Service.RegisterEventTimeTimer(0, 10);
        _bench.Service.AdvanceWatermark(10);
        Assert.Equal([('e', 10, "b", 0)], _bench.Fired);
    }

    [Fact]
    public void TimersThatACallbackRegistersFireInTheSamePassIfTheyAreDue()
    {
        _bench.Event("a", 10);
        _bench.OnFire = timer =>
        {
            if (timer.Timestamp < 13)
            {
                _bench.Service.RegisterEventTimeTimer(0, timer.Timestamp + 1);
            }
        };
        _bench.Service.AdvanceWatermark(12);
        Assert.Equal([10, 11, 12], _bench.Fired.Select(static f => f.Timestamp));
        _bench.Service.AdvanceWatermark(13);
        Assert.Equal(13, _bench.Fired[^1].Timestamp);
    }

    [Fact]
    public void ATimerIsGoneBeforeItsCallbackSoThatTheSameOneMayBeRegisteredAgain()
    {
        int times = 0;
        _bench.Event("a", 10);
        _bench.OnFire = timer =>
        {
            Assert.Equal(0, _bench.Service.EventTimeTimers);
            if (++times < 3)
            {
                _bench.Service.RegisterEventTimeTimer(0, timer.Timestamp);
            }
        };
        _bench.Service.AdvanceWatermark(10);
        Assert.Equal(3, times);
    }

    [Fact]
    public void ATimerThatACallbackRegistersForAnEarlierTimeFiresInTheSamePassAndNext()
    {
        _bench.Event("a", 10);
        _bench.Event("a", 20);
        _bench.OnFire = timer =>
        {
            if (timer.Timestamp == 10)
            {
                _bench.Service.RegisterEventTimeTimer(0, 3);
                _bench.Service.RegisterEventTimeTimer(0, -5);
            }
        };
        _bench.Service.AdvanceWatermark(20);
        Assert.Equal([10, -5, 3, 20], _bench.Fired.Select(static f => f.Timestamp));
    }

    [Fact]
    public void ACallbackMayDeleteATimerThatIsDueInTheSamePass()
    {
        _bench.Event("a", 10);
        _bench.Event("a", 20);
        _bench.OnFire = timer => _bench.Service.DeleteEventTimeTimer(0, 20);
        _bench.Service.AdvanceWatermark(30);
        Assert.Equal([10], _bench.Fired.Select(static f => f.Timestamp));
    }

    [Fact]
    public void ATimerAtOrBelowTheWatermarkFiresAtTheNextOne()
    {
        _bench.Service.AdvanceWatermark(100);
        _bench.Event("a", 50);
        Assert.Empty(_bench.Fired);
        _bench.Service.AdvanceWatermark(101);
        Assert.Equal([('e', 50, "a", 0)], _bench.Fired);
    }

    [Fact]
    public void TheWatermarkIsTheNewOneWhenTimersFire()
    {
        long seen = 0;
        _bench.Event("a", 10);
        _bench.OnFire = _ => seen = _bench.Service.CurrentWatermark;
        Assert.Equal(long.MinValue, _bench.Service.CurrentWatermark);
        _bench.Service.AdvanceWatermark(25);
        Assert.Equal(25, seen);
    }

    [Fact]
    public void TheAlarmIsSetForTheSmallestProcessingTimeTimer()
    {
        _bench.Processing("a", 50);
        Assert.Equal(50, _bench.AlarmAt);
        _bench.Processing("b", 70);
        Assert.Equal(50, _bench.AlarmAt);
        _bench.Processing("c", 20);
        Assert.Equal(20, _bench.AlarmAt);
    }

    [Fact]
    public void AnAlarmFiresWhatIsDueAtTheTimeItWasSetForAndTheNextOneTheRest()
    {
        _bench.Processing("a", 10);
        _bench.Processing("b", 20);
        _bench.OnFire = timer =>
        {
            if (timer is { Key: "a", Timestamp: 10 })
            {
                _bench.Service.RegisterProcessingTimeTimer(0, 5);
                _bench.Service.RegisterProcessingTimeTimer(0, 15);
            }
        };
        _bench.Now = 1000;
        _bench.Service.OnAlarm(10);
        Assert.Equal([10, 5], _bench.Fired.Select(static f => f.Timestamp));
        Assert.Equal(15, _bench.AlarmAt);
        _bench.Ring(1000);
        Assert.Equal([10, 5, 15, 20], _bench.Fired.Select(static f => f.Timestamp));
        Assert.Equal(long.MaxValue, _bench.AlarmAt);
    }

    [Fact]
    public void RestoredProcessingTimeTimersThatArePastAreDueAtOnce()
    {
        _bench.Processing("a", 10);
        _bench.Processing("b", 20);
        KeyedStateBackend<string> backend = Backends.Of<string>();
        Backends.Restore(backend, _bench.Backend.Snapshot());
        var restored = new TimerBench(backend);
        Assert.Equal(10, restored.AlarmAt);
        restored.Ring(1000);
        Assert.Equal([('p', 10, "a", 0), ('p', 20, "b", 0)], restored.Fired);
    }

    [Fact]
    public void ATimerNeedsAKey() =>
        Assert.Throws<OrleansFlowException>(() => _bench.Service.RegisterEventTimeTimer(0, 1));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 2)]
    [InlineData(2, 2)]
    public void TimersGoWithTheirKeyGroups(int before, int after)
    {
        List<KeyedStateSnapshot> snapshots = [];
        List<(char, long, string, long)> expected = [];
        for (int subtask = 0; subtask < before; subtask++)
        {
            var bench = new TimerBench(Backends.Of<string>(subtask, before));
            for (int i = 0; i < 200; i++)
            {
                string key = $"key {i}";
                if (KeyGroups.SubtaskOfKey(bench.Backend.KeySerializer.HashKey(key), Backends.MaxParallelism, before) == subtask)
                {
                    bench.Event(key, i, ns: i % 3);
                    bench.Processing(key, 1000 + i);
                    expected.AddRange([('e', i, key, i % 3), ('p', 1000 + i, key, 0)]);
                }
            }

            snapshots.Add(bench.Backend.Snapshot());
        }

        List<(char, long, string, long)> fired = [];
        for (int subtask = 0; subtask < after; subtask++)
        {
            KeyedStateBackend<string> backend = Backends.Of<string>(subtask, after);
            snapshots.ForEach(snapshot => Backends.Restore(backend, snapshot));
            var bench = new TimerBench(backend);
            bench.Service.AdvanceWatermark(long.MaxValue);
            bench.Ring(10_000);
            Assert.Equal(bench.Fired.OrderBy(static f => f.Kind).ThenBy(static f => f.Timestamp), bench.Fired);
            fired.AddRange(bench.Fired);
        }

        Assert.Equal(expected.Order(), fired.Order());
    }

    [Fact]
    public void TimersAgreeWithASortedList()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        for (int run = 0; run < 40; run++)
        {
            var bench = new TimerBench();
            HashSet<(char Kind, long Timestamp, string Key, long Namespace)> model = [];
            long watermark = 0;
            for (int step = 0; step < 2000; step++)
            {
                string key = $"k{random.Next(20)}";
                long ns = random.Next(3);
                long time = watermark + random.Next(200);
                bench.Backend.SetCurrentKey(key);
                switch (random.Next(10))
                {
                    case < 5:
                        bench.Service.RegisterEventTimeTimer(ns, time);
                        bench.Service.RegisterProcessingTimeTimer(ns, time);
                        model.Add(('e', time, key, ns));
                        model.Add(('p', time, key, ns));
                        break;
                    case < 9:
                        bench.Service.DeleteEventTimeTimer(ns, time);
                        bench.Service.DeleteProcessingTimeTimer(ns, time);
                        model.Remove(('e', time, key, ns));
                        model.Remove(('p', time, key, ns));
                        break;
                    default:
                        watermark += random.Next(40);
                        bench.Fired.Clear();
                        bench.Service.AdvanceWatermark(watermark);
                        bench.Ring(watermark + 1);
                        (char, long Timestamp, string, long)[] due = [.. model.Where(t => t.Timestamp <= watermark).Order()];
                        model.ExceptWith(due);
                        Assert.True(due.SequenceEqual(bench.Fired.Order()), $"seed {seed}, run {run}, step {step}");
                        Assert.True(bench.Fired.OrderBy(static f => f.Kind).ThenBy(static f => f.Timestamp).SequenceEqual(bench.Fired), $"order: seed {seed}, run {run}, step {step}");
                        break;
                }

                Assert.Equal(model.Count, bench.Service.EventTimeTimers + bench.Service.ProcessingTimeTimers);
            }
        }
    }
}
