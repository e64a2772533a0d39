using OrleansFlow.Types;

namespace OrleansFlow.State.Timers;

/// <summary>
/// The timers of one operator, or of one part of it, by key and namespace (org.apache.flink.streaming.api.operators.InternalTimerServiceImpl).
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TNamespace">Type of the namespaces.</typeparam>
internal sealed class InternalTimerService<TKey, TNamespace> : IInternalTimerService
    where TNamespace : notnull
{
    private readonly KeyedStateBackend<TKey> _backend;
    private readonly ITriggerable<TKey, TNamespace> _target;
    private readonly IProcessingTimeAlarm _alarm;
    private readonly TimerQueue<TKey, TNamespace> _eventTime;
    private readonly TimerQueue<TKey, TNamespace> _processingTime;
    private long _alarmAt = long.MaxValue;

    /// <summary>Creates the service, with the timers that were restored for it.</summary>
    /// <param name="name">Name of the service, unique in the operator.</param>
    /// <param name="backend">Holds the timers.</param>
    /// <param name="namespaces">Serializer of the namespaces.</param>
    /// <param name="target">Is called when timers fire.</param>
    /// <param name="alarm">The physical timer, which calls <see cref="OnAlarm"/>.</param>
    public InternalTimerService(string name, KeyedStateBackend<TKey> backend, TypeSerializer<TNamespace> namespaces, ITriggerable<TKey, TNamespace> target, IProcessingTimeAlarm alarm)
    {
        _backend = backend;
        _target = target;
        _alarm = alarm;
        _eventTime = Queue("event");
        _processingTime = Queue("processing");
        SetAlarm();

        TimerQueue<TKey, TNamespace> Queue(string time)
        {
            string full = $"_timer_state/{time}_{name}";
            return backend.GetOrCreate(full, $"set of timers with namespaces of {typeof(TNamespace)}", () => new TimerQueue<TKey, TNamespace>(backend, full, namespaces));
        }
    }

    /// <summary>The watermark so far; <see cref="long.MinValue"/> before the first.</summary>
    public long CurrentWatermark { get; private set; } = long.MinValue;

    /// <summary>The processing time, in milliseconds since 1970.</summary>
    public long CurrentProcessingTime => _alarm.Now;

    /// <summary>How many timers of event time there are.</summary>
    public int EventTimeTimers => _eventTime.Count;

    /// <summary>How many timers of processing time there are.</summary>
    public int ProcessingTimeTimers => _processingTime.Count;

    /// <summary>Adds a timer for the current key. One that is due already fires at the next watermark.</summary>
    public void RegisterEventTimeTimer(in TNamespace ns, long timestamp) => _eventTime.Add(ns, timestamp);

    /// <summary>Removes a timer of the current key, if it is there.</summary>
    public void DeleteEventTimeTimer(in TNamespace ns, long timestamp) => _eventTime.Remove(ns, timestamp);

    /// <summary>Adds a timer for the current key.</summary>
    public void RegisterProcessingTimeTimer(in TNamespace ns, long timestamp)
    {
        if (_processingTime.Add(ns, timestamp) && timestamp < _alarmAt)
        {
            _alarm.Set(_alarmAt = timestamp);
        }
    }

    /// <summary>Removes a timer of the current key, if it is there.</summary>
    public void DeleteProcessingTimeTimer(in TNamespace ns, long timestamp) => _processingTime.Remove(ns, timestamp);

    /// <inheritdoc />
    public void AdvanceWatermark(long watermark)
    {
        CurrentWatermark = watermark;
        while (_eventTime.TryTake(watermark, out InternalTimer<TKey, TNamespace> timer))
        {
            _backend.SetCurrentKey(timer.Key, timer.KeyHash);
            _target.OnEventTime(timer);
        }
    }

    /// <inheritdoc />
    public void OnAlarm(long timestamp)
    {
        // What becomes due later, even while these fire, waits for the next alarm, so that records and mails may run between.
        while (_processingTime.TryTake(timestamp, out InternalTimer<TKey, TNamespace> timer))
        {
            _backend.SetCurrentKey(timer.Key, timer.KeyHash);
            _target.OnProcessingTime(timer);
        }

        SetAlarm();
    }

    private void SetAlarm()
    {
        _alarmAt = _processingTime.TryPeek(out long next) ? next : long.MaxValue;
        if (_alarmAt != long.MaxValue)
        {
            _alarm.Set(_alarmAt);
        }
    }
}
