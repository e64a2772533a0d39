using OrleansFlow.Configuration;

namespace OrleansFlow.Graph;

/// <summary>Which operators run in one task, handing records on by a call (StreamingJobGraphGenerator.isChainable).</summary>
internal sealed class ChainingRules(JobConfiguration configuration)
{
    private readonly bool _enabled = configuration.Get(PipelineOptions.OperatorChaining);
    private readonly bool _mixedMaxParallelism = configuration.Get(PipelineOptions.ChainDifferentMaxParallelism);

    /// <summary>Whether the consumer of an edge is called by its producer.</summary>
    public bool IsChainable(StreamEdge edge) =>
        IsChainableSource(edge) || (edge.Target.InEdges.Count == 1 && IsChainableInput(edge));

    /// <summary>Whether the producer is a source that joins the chain which the consumer heads.</summary>
    public bool IsChainableSource(StreamEdge edge) =>
        edge.Target.Chaining == ChainingStrategy.HeadWithSources
        && edge.Source is { IsSource: true, OutEdges.Count: 1 }
        && IsChainableInput(edge);

    private bool IsChainableInput(StreamEdge edge)
    {
        StreamNode source = edge.Source;
        StreamNode target = edge.Target;
        return _enabled
            && source.SlotSharingGroup == target.SlotSharingGroup
            && edge.Partitioner is SimplePartitioner { Kind: PartitionerKind.Forward }
            && source.Parallelism == target.Parallelism
            && (_mixedMaxParallelism || source.MaxParallelism == target.MaxParallelism)
            && source.Chaining != ChainingStrategy.Never
            && (target.Chaining == ChainingStrategy.Always || (target.Chaining == ChainingStrategy.HeadWithSources && source.IsSource))
            && target.InEdges.Count(other => other.TargetInput == edge.TargetInput) == 1;
    }
}
