using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Dispatcher;

/// <summary>What the dispatcher keeps.</summary>
[GenerateSerializer]
[Alias("orleansflow.dispatcher-state")]
internal sealed class DispatcherState
{
    /// <summary>The jobs, in the order of their submission.</summary>
    [Id(0)]
    public List<JobOverview> Jobs { get; set; } = [];
}
