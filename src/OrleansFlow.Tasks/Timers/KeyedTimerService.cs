using OrleansFlow.Functions;
using OrleansFlow.State.Timers;

namespace OrleansFlow.Tasks.Timers;

/// <summary>The timers of functions on keyed streams (org.apache.flink.streaming.api.SimpleTimerService).</summary>
internal sealed class KeyedTimerService<TKey>(InternalTimerService<TKey, VoidNamespace> timers) : ITimerService
{
    public long CurrentProcessingTime => timers.CurrentProcessingTime;

    public long CurrentWatermark => timers.CurrentWatermark;

    public void RegisterProcessingTimeTimer(long time) => timers.RegisterProcessingTimeTimer(default, time);

    public void RegisterEventTimeTimer(long time) => timers.RegisterEventTimeTimer(default, time);

    public void DeleteProcessingTimeTimer(long time) => timers.DeleteProcessingTimeTimer(default, time);

    public void DeleteEventTimeTimer(long time) => timers.DeleteEventTimeTimer(default, time);
}
