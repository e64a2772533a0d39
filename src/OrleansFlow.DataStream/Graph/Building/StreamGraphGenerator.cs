using System.Globalization;
using OrleansFlow.Configuration;
using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>
/// Makes the <see cref="StreamGraph"/> of a program: resolves unions, partitionings and side outputs into edges and settles
/// parallelism, partitioner and slot sharing group (org.apache.flink.streaming.api.graph.StreamGraphGenerator).
/// </summary>
internal sealed class StreamGraphGenerator(StreamGraphSettings settings)
{
    private readonly Dictionary<Transformation, StreamNode> _nodes = [];

    /// <summary>Makes the graph.</summary>
    /// <param name="jobName">Name of the job.</param>
    /// <param name="operators">All operators of the program in its order.</param>
    /// <param name="executed">How many of them were executed before: they belong to this job only where it builds on them.</param>
    public StreamGraph Generate(string jobName, IReadOnlyList<OperatorTransformation> operators, int executed = 0)
    {
        var graph = new StreamGraph(jobName, settings.Configuration, settings.GlobalJobParameters);
        HashSet<Transformation> used = Used(operators, executed);
        foreach (OperatorTransformation transformation in operators)
        {
            // A source that nothing reads is no part of the job, as in Flink.
            if (used.Contains(transformation))
            {
                AddNode(graph, transformation);
            }
        }

        if (graph.Nodes.Count == 0)
        {
            throw new JobSubmissionException("The program defines no operators after its sources, so there is nothing to run: add a sink such as Print() or SinkTo(…) before it is executed.");
        }

        SideOutputChecks.Validate(graph);
        IterationChecks.Validate(graph);
        return graph;
    }

    private static HashSet<Transformation> Used(IReadOnlyList<OperatorTransformation> operators, int executed)
    {
        var used = new HashSet<Transformation>();
        for (int i = operators.Count - 1; i >= executed; i--)
        {
            if (operators[i].Inputs.Count > 0)
            {
                Mark(operators[i], used);
            }
        }

        // Nothing leads from an iteration's result to what is fed back, yet whoever takes the one needs the other. The last one comes first:
        // what an iteration is made of may be the result of one before.
        for (int i = executed - 1; i >= 0; i--)
        {
            if (operators[i].Spec is IIterationEndSpec end
                && operators.Any(other => other.Spec is IIterationEndSpec head && head.Iteration == end.Iteration && used.Contains(other)))
            {
                Mark(operators[i], used);
            }
        }

        return used;
    }

    private static void Mark(Transformation transformation, HashSet<Transformation> used)
    {
        var pending = new Stack<Transformation>([transformation]);
        while (pending.TryPop(out Transformation? next))
        {
            if (used.Add(next))
            {
                foreach (Transformation input in next.Inputs)
                {
                    pending.Push(input);
                }
            }
        }
    }

    private void AddNode(StreamGraph graph, OperatorTransformation transformation)
    {
        List<(int Input, Origin Origin)> origins = [];
        for (int input = 0; input < transformation.Inputs.Count; input++)
        {
            Resolve(transformation.Inputs[input], new Origin(null!, null, null), input, origins);
        }

        string name = DisplayName(transformation);
        var node = new StreamNode(graph.Nodes.Count + 1, name, transformation.Description ?? name, transformation.Spec)
        {
            Uid = transformation.Uid,
            UidHash = transformation.UidHash,
            Parallelism = transformation.Parallelism ?? settings.Parallelism,
            MaxParallelism = transformation.MaxParallelism ?? settings.MaxParallelism,
            SlotSharingGroup = SlotSharingGroup(transformation, origins),
            Chaining = transformation.Chaining,
            BufferTimeoutMs = transformation.BufferTimeoutMs ?? settings.BufferTimeoutMs,
        };
        if (node.MaxParallelism < node.Parallelism)
        {
            throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"Operator '{node.Name}' has parallelism {node.Parallelism}, more than its maximum parallelism {node.MaxParallelism}: lower the one or raise the other (SetMaxParallelism, {PipelineOptions.MaxParallelism.Key})."));
        }

        if (node is { Uid: null, UidHash: null } && transformation.NeedsUid && !settings.Configuration.Get(PipelineOptions.AutoGenerateUids))
        {
            throw new JobSubmissionException($"Operator '{node.Name}' has no uid, and {PipelineOptions.AutoGenerateUids.Key} is false: give it one by Uid.");
        }

        _nodes.Add(transformation, node);
        graph.MutableNodes.Add(node);
        foreach ((int input, Origin origin) in origins)
        {
            var edge = new StreamEdge(origin.Node, node, input, Partitioner(origin, node), origin.SideOutput);
            origin.Node.MutableOutEdges.Add(edge);
            node.MutableInEdges.Add(edge);
        }
    }

    // Of several partitionings on the way the last one counts, and of several side outputs the first: A.GetSideOutput(t).Rebalance().
    private void Resolve(Transformation from, Origin sofar, int input, List<(int Input, Origin Origin)> origins)
    {
        switch (from)
        {
            case UnionTransformation union:
                foreach (Transformation part in union.Inputs)
                {
                    Resolve(part, sofar, input, origins);
                }

                break;
            case PartitionTransformation partition:
                Resolve(partition.Inputs[0], sofar with { Partitioner = sofar.Partitioner ?? partition.Partitioner }, input, origins);
                break;
            case SideOutputTransformation side:
                Resolve(side.Inputs[0], sofar with { SideOutput = sofar.SideOutput ?? side.Tag }, input, origins);
                break;
            default:
                origins.Add((input, sofar with { Node = _nodes[from] }));
                break;
        }
    }

    private static PartitionerSpec Partitioner(Origin origin, StreamNode target)
    {
        bool sameParallelism = origin.Node.Parallelism == target.Parallelism;
        PartitionerSpec partitioner = origin.Partitioner ?? new SimplePartitioner(sameParallelism ? PartitionerKind.Forward : PartitionerKind.Rebalance);
        if (!sameParallelism && partitioner is SimplePartitioner { Kind: PartitionerKind.Forward })
        {
            throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"Forward partitioning does not allow a change of parallelism: '{origin.Node.Name}' has {origin.Node.Parallelism}, '{target.Name}' has {target.Parallelism}; use Rebalance, Rescale, Shuffle, Broadcast or Global instead, or set the same parallelism."));
        }

        return partitioner;
    }

    private static string SlotSharingGroup(OperatorTransformation transformation, List<(int Input, Origin Origin)> origins)
    {
        if (transformation.SlotSharingGroup is { } given)
        {
            return given;
        }

        string? inherited = null;
        foreach ((_, Origin origin) in origins)
        {
            inherited ??= origin.Node.SlotSharingGroup;
            if (inherited != origin.Node.SlotSharingGroup)
            {
                return Transformation.DefaultSlotSharingGroup;
            }
        }

        return inherited ?? Transformation.DefaultSlotSharingGroup;
    }

    private static string DisplayName(OperatorTransformation transformation) =>
        transformation.Spec.InputTypes.Count == 0 ? "Source: " + transformation.Name
        : transformation.Spec.OutputType is null && !transformation.Spec.HasCoordinator && transformation.Spec is not IIterationEndSpec ? transformation.Name + ": Writer"
        : transformation.Name;

    private sealed record Origin(StreamNode Node, PartitionerSpec? Partitioner, OutputTag? SideOutput);
}
