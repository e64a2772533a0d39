using OrleansFlow.Accumulators;
using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Samples.SensorAlert;

/// <summary>
/// Watches each sensor. Readings wait for the watermark, which says that none before them will come any more, and are looked at in
/// the order of their times, whatever order they came in. The same timers say when a temperature has been rising for long enough
/// and when a sensor has been silent for too long.
/// </summary>
/// <remarks>
/// A timer of a key and a time is there once, whoever has asked for it. So none is deleted here when a rise ends: a reading may
/// wait for the same time. What a timer finds in the state says what it is for.
/// </remarks>
public sealed class WatchSensor : KeyedProcessFunction<string, Reading, Alert>
{
    /// <summary>Name of the accumulator that counts readings.</summary>
    public const string Readings = "readings";

    /// <summary>Name of the accumulator that counts alerts.</summary>
    public const string Alerts = "alerts";

    /// <summary>For how many ms a temperature must rise.</summary>
    public const long RiseTime = 1_000;

    /// <summary>After how many ms without a reading a sensor is silent.</summary>
    public const long SilenceTime = 10_000;

    private static readonly MapStateDescriptor<long, double> s_waiting = new("waiting");
    private static readonly ValueStateDescriptor<Reading> s_last = new("last");
    private static readonly ValueStateDescriptor<long> s_risingSince = new("rising-since");

    [NonSerialized]
    private IMapState<long, double>? _waiting;

    [NonSerialized]
    private IValueState<Reading>? _last;

    [NonSerialized]
    private IValueState<long>? _risingSince;

    [NonSerialized]
    private LongCounter? _readings;

    [NonSerialized]
    private LongCounter? _alerts;

    /// <inheritdoc />
    public override void Open(OpenContext context)
    {
        _waiting = RuntimeContext.GetMapState(s_waiting);
        _last = RuntimeContext.GetState(s_last);
        _risingSince = RuntimeContext.GetState(s_risingSince);
        _readings = RuntimeContext.GetLongCounter(Readings);
        _alerts = RuntimeContext.GetLongCounter(Alerts);
    }

    /// <inheritdoc />
    public override void ProcessElement(Reading value, IKeyedProcessContext<string> context, ICollector<Alert> output)
    {
        ArgumentNullException.ThrowIfNull(context);
        _readings!.Count++;

        // Of two readings of one time the higher one counts.
        if (!_waiting!.TryGet(value.Time, out double other) || other < value.Temperature)
        {
            _waiting.Put(value.Time, value.Temperature);
        }

        context.TimerService.RegisterEventTimeTimer(value.Time);
    }

    /// <inheritdoc />
    public override void OnTimer(long timestamp, IKeyedOnTimerContext<string> context, ICollector<Alert> output)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_waiting!.TryGet(timestamp, out double temperature))
        {
            _waiting.Remove(timestamp);
            Look(new Reading(context.CurrentKey, timestamp, temperature), context.TimerService);
        }

        if (_risingSince!.TryGet(out long since) && timestamp == since + RiseTime)
        {
            Raise(new Alert(context.CurrentKey, timestamp, Alert.Rising), output);
        }

        if (timestamp == _last!.Value.Time + SilenceTime)
        {
            Raise(new Alert(context.CurrentKey, timestamp, Alert.Silent), output);
        }
    }

    private void Look(Reading reading, ITimerService timers)
    {
        bool isFirst = !_last!.TryGet(out Reading last);
        if (isFirst || reading.Temperature <= last.Temperature)
        {
            _risingSince!.Clear();
        }
        else if (!_risingSince!.TryGet(out _))
        {
            // With readings far apart it has been rising for long enough now. A timer for this very time would come once more.
            _risingSince.Value = Math.Max(last.Time, reading.Time - RiseTime);
            if (_risingSince.Value + RiseTime > reading.Time)
            {
                timers.RegisterEventTimeTimer(_risingSince.Value + RiseTime);
            }
        }

        _last.Value = reading;
        timers.RegisterEventTimeTimer(reading.Time + SilenceTime);
    }

    private void Raise(Alert alert, ICollector<Alert> output)
    {
        output.Collect(alert);
        _alerts!.Count++;
    }
}
