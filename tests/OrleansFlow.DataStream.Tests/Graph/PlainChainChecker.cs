using OrleansFlow.Configuration;
using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Graph;

/// <summary>The rules of chaining once more, as plainly as they are written down.</summary>
internal static class PlainChainChecker
{
    public static void Check(StreamGraph streams, JobGraph graph, int seed)
    {
        // Merge what may be chained until nothing changes.
        Dictionary<StreamNode, int> group = streams.Nodes.ToDictionary(node => node, node => node.Id);
        StreamEdge[] edges = streams.Nodes.SelectMany(node => node.OutEdges).ToArray();
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (StreamEdge edge in edges.Where(edge => MayBeChained(streams, edge) && group[edge.Source] != group[edge.Target]))
            {
                int to = Math.Min(group[edge.Source], group[edge.Target]);
                int from = Math.Max(group[edge.Source], group[edge.Target]);
                foreach (StreamNode node in streams.Nodes.Where(node => group[node] == from))
                {
                    group[node] = to;
                }

                changed = true;
            }
        }

        string[] expected = streams.Nodes.GroupBy(node => group[node]).OrderBy(nodes => nodes.Key)
            .Select(nodes => string.Join('|', nodes.OrderBy(node => node.Id).Select(node => node.Name))).ToArray();
        string[] actual = graph.Vertices.Select(vertex => string.Join('|', vertex.Operators.Select(info => info.Name))).ToArray();
        Assert.True(expected.SequenceEqual(actual), $"seed {seed}: expected {string.Join(" ; ", expected)}, found {string.Join(" ; ", actual)}");
        Assert.True(edges.Count(edge => !MayBeChained(streams, edge)) == graph.Edges.Count, $"seed {seed}: edges");
        Assert.True(graph.Edges.Select(edge => edge.Id).Distinct().Count() == graph.Edges.Count, $"seed {seed}: ids of edges");
        List<JobVertexId> order = graph.Vertices.Select(vertex => vertex.Id).ToList();
        Assert.All(graph.Edges, edge => Assert.True(order.IndexOf(edge.Source) < order.IndexOf(edge.Target), $"seed {seed}: {edge} goes backwards"));
    }

    private static bool MayBeChained(StreamGraph streams, StreamEdge edge)
    {
        bool enabled = streams.Configuration.Get(PipelineOptions.OperatorChaining);
        bool onlyInput = edge.Target.InEdges.Count == 1;
        bool sameGroup = edge.Source.SlotSharingGroup == edge.Target.SlotSharingGroup;
        bool forward = edge.Partitioner.Name == "FORWARD";
        bool sameParallelism = edge.Source.Parallelism == edge.Target.Parallelism;
        bool sameMaximum = edge.Source.MaxParallelism == edge.Target.MaxParallelism || streams.Configuration.Get(PipelineOptions.ChainDifferentMaxParallelism);
        bool strategies = edge.Source.Chaining != ChainingStrategy.Never && edge.Target.Chaining == ChainingStrategy.Always;
        return enabled && onlyInput && sameGroup && forward && sameParallelism && sameMaximum && strategies;
    }
}
