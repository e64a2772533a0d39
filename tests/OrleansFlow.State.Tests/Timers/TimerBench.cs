using OrleansFlow.State.Timers;
using OrleansFlow.Types;

namespace OrleansFlow.State.Tests.Timers;

/// <summary>A timer service whose alarm the test rings, and which writes down what fires.</summary>
internal sealed class TimerBench : ITriggerable<string, long>, IProcessingTimeAlarm
{
    public TimerBench(KeyedStateBackend<string>? backend = null)
    {
        Backend = backend ?? Backends.Of<string>();
        Service = new InternalTimerService<string, long>("test", Backend, TypeSerializers.For<long>(), this, this);
    }

    public KeyedStateBackend<string> Backend { get; }

    public InternalTimerService<string, long> Service { get; }

    public long Now { get; set; }

    public long AlarmAt { get; private set; } = long.MaxValue;

    /// <summary>What has fired: kind, time, key and namespace.</summary>
    public List<(char Kind, long Timestamp, string Key, long Namespace)> Fired { get; } = [];

    public Action<InternalTimer<string, long>>? OnFire { get; set; }

    public void Event(string key, long timestamp, long ns = 0)
    {
        Backend.SetCurrentKey(key);
        Service.RegisterEventTimeTimer(ns, timestamp);
    }

    public void Processing(string key, long timestamp, long ns = 0)
    {
        Backend.SetCurrentKey(key);
        Service.RegisterProcessingTimeTimer(ns, timestamp);
    }

    public void Ring(long now)
    {
        Now = now;
        while (AlarmAt < now)
        {
            long at = AlarmAt;
            AlarmAt = long.MaxValue;
            Service.OnAlarm(at);
        }
    }

    public void Set(long timestamp) => AlarmAt = timestamp;

    void ITriggerable<string, long>.OnEventTime(in InternalTimer<string, long> timer) => Fire('e', timer);

    void ITriggerable<string, long>.OnProcessingTime(in InternalTimer<string, long> timer) => Fire('p', timer);

    private void Fire(char kind, in InternalTimer<string, long> timer)
    {
        Assert.Equal(timer.Key, Backend.CurrentKey);
        Fired.Add((kind, timer.Timestamp, timer.Key, timer.Namespace));
        OnFire?.Invoke(timer);
    }
}
