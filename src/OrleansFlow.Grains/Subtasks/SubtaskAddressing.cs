using OrleansFlow.Exchange.Streams;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>Tells the exchange which grain hosts an attempt.</summary>
internal sealed class SubtaskAddressing(IGrainFactory grains) : IExchangeAddressing
{
    public GrainId GetSubtaskGrain(ExecutionAttemptId attempt) => grains.GetGrain<ISubtaskGrain>(attempt.ToString()).GetGrainId();
}
