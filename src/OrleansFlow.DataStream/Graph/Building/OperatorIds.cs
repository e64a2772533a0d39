using System.Buffers.Binary;

namespace OrleansFlow.Graph;

/// <summary>
/// Ids of operators, the same whenever the same program is built: of the uid, if there is one; else of the position in the graph
/// (breadth first), the chained outputs and the ids of the inputs (org.apache.flink.streaming.api.graph.StreamGraphHasherV2).
/// </summary>
internal static class OperatorIds
{
    public static Dictionary<StreamNode, OperatorId> Assign(StreamGraph graph, ChainingRules rules)
    {
        var hashes = new Dictionary<StreamNode, byte[]>();
        var remaining = new Queue<StreamNode>();
        var visited = new HashSet<StreamNode>();
        foreach (StreamNode node in graph.Nodes)
        {
            if (node.IsSource)
            {
                remaining.Enqueue(node);
                visited.Add(node);
            }
        }

        while (remaining.TryDequeue(out StreamNode? node))
        {
            if (node.Uid is null && node.InEdges.Any(edge => !hashes.ContainsKey(edge.Source)))
            {
                // Reached before all its inputs: the last of them leads here again.
                visited.Remove(node);
                continue;
            }

            hashes.Add(node, node.Uid is { } uid ? OfText(uid) : OfPosition(node, hashes, rules));
            foreach (StreamEdge edge in node.OutEdges)
            {
                if (visited.Add(edge.Target))
                {
                    remaining.Enqueue(edge.Target);
                }
            }
        }

        return Unique(graph, hashes);
    }

    private static byte[] OfText(string uid)
    {
        var hasher = new Murmur3Hasher();
        hasher.PutString(uid);
        return hasher.Hash();
    }

    private static byte[] OfPosition(StreamNode node, Dictionary<StreamNode, byte[]> hashes, ChainingRules rules)
    {
        var hasher = new Murmur3Hasher();
        hasher.PutInt(hashes.Count);
        foreach (StreamEdge edge in node.OutEdges)
        {
            if (rules.IsChainable(edge))
            {
                hasher.PutInt(hashes.Count);
            }
        }

        byte[] hash = hasher.Hash();
        foreach (StreamEdge edge in node.InEdges)
        {
            byte[] input = hashes[edge.Source];
            for (int i = 0; i < hash.Length; i++)
            {
                hash[i] = unchecked((byte)((hash[i] * 37) ^ input[i]));
            }
        }

        return hash;
    }

    private static Dictionary<StreamNode, OperatorId> Unique(StreamGraph graph, Dictionary<StreamNode, byte[]> hashes)
    {
        var ids = new Dictionary<StreamNode, OperatorId>();
        var owners = new Dictionary<OperatorId, StreamNode>();
        foreach (StreamNode node in graph.Nodes)
        {
            OperatorId id = node.UidHash ?? new OperatorId(BinaryPrimitives.ReadUInt128BigEndian(hashes[node]));
            if (!owners.TryAdd(id, node))
            {
                throw new JobSubmissionException(
                    $"Operators '{owners[id].Name}' and '{node.Name}' have the same id {id}{(node.Uid is null ? "" : $" (uid '{node.Uid}')")}: the uids and uid hashes of a job must be unique.");
            }

            ids.Add(node, id);
        }

        return ids;
    }
}
