namespace OrleansFlow.Graph;

/// <summary>Operators that run as one task.</summary>
internal sealed class Chain(StreamNode head)
{
    /// <summary>The operator that gives the vertex its id.</summary>
    public StreamNode Head { get; } = head;

    /// <summary>The operators, producers before consumers.</summary>
    public List<StreamNode> Nodes { get; } = [];

    /// <summary>Finds the chains of a graph; those of producers come first.</summary>
    public static List<Chain> Build(StreamGraph graph, ChainingRules rules)
    {
        var chains = new Dictionary<StreamNode, Chain>();
        foreach (StreamNode node in graph.Nodes)
        {
            StreamNode head = HeadOf(node, chains, rules);
            if (!chains.TryGetValue(head, out Chain? chain))
            {
                chain = new Chain(head);
                chains.Add(head, chain);
            }

            chains.TryAdd(node, chain);
            chain.Nodes.Add(node);
        }

        // Edges from another chain lead to its head only, so the order of the heads is an order of the chains.
        return chains.Values.Distinct().OrderBy(static chain => chain.Head.Id).ToList();
    }

    /// <summary>The names of the operators as Flink joins them: A -> (B, C -> D).</summary>
    public string Name(ChainingRules rules)
    {
        string[] sources = Nodes.Where(node => node != Head && node.IsSource).Select(static node => node.Name).ToArray();
        return Name(Head, sources.Length == 0 ? "" : $" [{string.Join(", ", sources)}]", rules);
    }

    /// <summary>The descriptions of the operators as a tree, a line each, ended by <c>&lt;br/&gt;</c>.</summary>
    public string Description(ChainingRules rules)
    {
        var text = new System.Text.StringBuilder();
        foreach (StreamNode source in Nodes.Where(node => node != Head && node.IsSource))
        {
            text.Append(source.Description).Append("<br/>");
        }

        Describe(Head, text.Append(Head.Description).Append("<br/>"), "", rules);
        return text.ToString();
    }

    private static StreamNode HeadOf(StreamNode node, Dictionary<StreamNode, Chain> chains, ChainingRules rules)
    {
        if (node.OutEdges.Count == 1 && rules.IsChainableSource(node.OutEdges[0]))
        {
            return node.OutEdges[0].Target;
        }

        foreach (StreamEdge edge in node.InEdges)
        {
            if (rules.IsChainable(edge) && !rules.IsChainableSource(edge))
            {
                return chains[edge.Source].Head;
            }
        }

        return node;
    }

    private static string Name(StreamNode node, string suffix, ChainingRules rules)
    {
        string[] next = node.OutEdges.Where(rules.IsChainable).Select(edge => Name(edge.Target, "", rules)).ToArray();
        return node.Name + suffix + next.Length switch
        {
            0 => "",
            1 => " -> " + next[0],
            _ => $" -> ({string.Join(", ", next)})",
        };
    }

    private static void Describe(StreamNode node, System.Text.StringBuilder text, string indent, ChainingRules rules)
    {
        StreamEdge[] next = node.OutEdges.Where(rules.IsChainable).ToArray();
        for (int i = 0; i < next.Length; i++)
        {
            bool last = i == next.Length - 1;
            StreamNode child = next[i].Target;
            text.Append(indent).Append(last ? "+- " : ":- ").Append(child.Description).Append("<br/>");
            Describe(child, text, indent + (last ? "   " : ":  "), rules);
        }
    }
}
