using OrleansFlow.State;
using OrleansFlow.State.Timers;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Timers;

/// <summary>The timer services of one operator (org.apache.flink.streaming.api.operators.InternalTimeServiceManagerImpl).</summary>
/// <param name="chain">What the chain shares.</param>
/// <param name="position">Position of the operator.</param>
internal sealed class TimerServices(ChainState chain, int position)
{
    private readonly List<IInternalTimerService> _services = [];
    private readonly List<ProcessingTimeAlarm> _alarms = [];

    /// <summary>The watermark so far.</summary>
    public long CurrentWatermark { get; private set; } = long.MinValue;

    /// <summary>The services, in the order in which they were made.</summary>
    public IReadOnlyList<IInternalTimerService> Services => _services;

    /// <summary>Makes a service, with the timers that were restored for it.</summary>
    /// <param name="name">Its name, unique in the operator.</param>
    /// <param name="backend">Holds the timers.</param>
    /// <param name="namespaces">Serializer of the namespaces.</param>
    /// <param name="target">Is called when timers fire.</param>
    public InternalTimerService<TKey, TNamespace> Create<TKey, TNamespace>(
        string name, KeyedStateBackend<TKey> backend, TypeSerializer<TNamespace> namespaces, ITriggerable<TKey, TNamespace> target)
        where TNamespace : notnull
    {
        InternalTimerService<TKey, TNamespace>? service = null;
        ProcessingTimeAlarm alarm = CreateAlarm(at => service!.OnAlarm(at));
        service = new InternalTimerService<TKey, TNamespace>(name, backend, namespaces, target, alarm);
        _services.Add(service);
        return service;
    }

    /// <summary>Makes an alarm that goes silent with the operator.</summary>
    /// <param name="onTime">Is called, on the task's thread, with the time that was set.</param>
    public ProcessingTimeAlarm CreateAlarm(Action<long> onTime)
    {
        var alarm = new ProcessingTimeAlarm(chain, position, onTime);
        _alarms.Add(alarm);
        return alarm;
    }

    /// <summary>Fires the timers that are due, before the watermark goes on.</summary>
    public void AdvanceWatermark(long watermark)
    {
        CurrentWatermark = watermark;
        foreach (IInternalTimerService service in _services)
        {
            chain.Current = position;
            service.AdvanceWatermark(watermark);
        }
    }

    /// <summary>Lets no timer of processing time fire any more.</summary>
    public void Quiesce() => _alarms.ForEach(static alarm => alarm.Quiesce());
}
