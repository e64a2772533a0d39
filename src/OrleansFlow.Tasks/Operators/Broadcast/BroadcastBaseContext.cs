using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Unkeyed;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>What both sides of a function on a stream and a broadcast one see.</summary>
/// <param name="context">The record or timer, the times and side outputs.</param>
internal abstract class BroadcastBaseContext(ProcessContext context) : IBroadcastBaseContext
{
    public long? Timestamp => context.Timestamp;

    public long CurrentProcessingTime => context.TimerService.CurrentProcessingTime;

    public long CurrentWatermark => context.TimerService.CurrentWatermark;

    public void Output<T>(OutputTag<T> tag, T value) => context.Output(tag, value);
}
