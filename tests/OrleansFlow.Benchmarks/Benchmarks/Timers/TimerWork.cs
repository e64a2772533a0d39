using OrleansFlow.Functions;

namespace OrleansFlow.Benchmarks.Benchmarks.Timers;

/// <summary>
/// For each visit: registers a timer that will fire, registers one that will not, and deletes the one that the user's last visit
/// registered and that will not fire. So a certain number of timers is pending all the time.
/// </summary>
/// <param name="pending">How many timers are pending.</param>
internal sealed class TimerWork(int pending) : KeyedProcessFunction<long, Visit, long>
{
    /// <summary>As many timers wait to be deleted.</summary>
    public const int Users = 500;

    /// <summary>Two are registered, one is deleted, one fires.</summary>
    public const int OperationsPerVisit = 4;

    private readonly long _delay = FiresAfter(pending);

    /// <summary>After how many ms a timer fires, so that as many wait as are to.</summary>
    public static long FiresAfter(int pending) => (pending - Users) / Visit.PerMillisecond;

    /// <summary>The time of the timer that a visit registers to be deleted.</summary>
    public static long NeverAt(long number, long delay) => number + delay + 1_000_000_000;

    public static long Digest(long user, long time) => (user * 31) ^ time;

    public override void ProcessElement(Visit value, IKeyedProcessContext<long> context, ICollector<long> output)
    {
        ITimerService timers = context.TimerService;
        timers.RegisterEventTimeTimer(context.Timestamp!.Value + _delay);
        timers.RegisterEventTimeTimer(NeverAt(value.Number, _delay));
        timers.DeleteEventTimeTimer(NeverAt(value.Number - Users, _delay));
    }

    public override void OnTimer(long timestamp, IKeyedOnTimerContext<long> context, ICollector<long> output) => output.Collect(Digest(context.CurrentKey, timestamp));
}
