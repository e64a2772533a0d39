using System.Diagnostics.CodeAnalysis;
using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Timers;

/// <summary>The times of functions on streams without keys, which cannot have timers.</summary>
internal sealed class TimesWithoutTimers(OperatorScope scope) : ITimerService
{
    public long CurrentProcessingTime => scope.Context.Time.GetUtcNow().ToUnixTimeMilliseconds();

    public long CurrentWatermark => scope.Timers.CurrentWatermark;

    public void RegisterProcessingTimeTimer(long time) => Refuse();

    public void RegisterEventTimeTimer(long time) => Refuse();

    public void DeleteProcessingTimeTimer(long time) => Refuse();

    public void DeleteEventTimeTimer(long time) => Refuse();

    [DoesNotReturn]
    private void Refuse() =>
        throw new OrleansFlowException($"Operator '{scope.Name}' used a timer, but its input is not keyed; timers belong to keys: call KeyBy before it.");
}
