using System.Globalization;
using OrleansFlow.Capture;
using OrleansFlow.Configuration;

namespace OrleansFlow.Graph;

/// <summary>
/// Makes the <see cref="JobGraph"/> of a stream graph: chains operators, names and numbers vertices and edges and captures the
/// functions (org.apache.flink.streaming.api.graph.StreamingJobGraphGenerator).
/// </summary>
internal sealed class JobGraphGenerator
{
    private readonly StreamGraph _graph;
    private readonly ChainingRules _rules;
    private readonly Dictionary<StreamNode, OperatorId> _ids;
    private readonly List<Chain> _chains;
    private readonly Dictionary<StreamNode, Chain> _chainOf = [];
    private readonly Dictionary<StreamEdge, string> _edgeIds = [];

    public JobGraphGenerator(StreamGraph graph)
    {
        _graph = graph;
        _rules = new ChainingRules(graph.Configuration);
        _ids = OperatorIds.Assign(graph, _rules);
        _chains = Chain.Build(graph, _rules);
        foreach (Chain chain in _chains)
        {
            foreach (StreamNode node in chain.Nodes)
            {
                _chainOf.Add(node, chain);
            }
        }
    }

    /// <summary>The id of the operator that a specification became.</summary>
    public OperatorId IdOf(OperatorSpec spec) => _ids[_graph.Nodes.First(node => node.Spec == spec)];

    /// <summary>The job graph, and in <paramref name="capture"/> the assemblies that it needs.</summary>
    public JobGraph Generate(JobId jobId, IReadOnlyList<TypeRegistration> registrations, CaptureSession capture)
    {
        List<JobEdge> edges = Edges();
        var graph = new JobGraph
        {
            JobId = jobId,
            Name = _graph.JobName,
            Vertices = _chains.ConvertAll(chain => Vertex(chain, capture)),
            Edges = edges,
            Configuration = new SortedDictionary<string, string>(_graph.Configuration.Values.ToDictionary(), StringComparer.Ordinal),
            GlobalJobParameters = new SortedDictionary<string, string>(_graph.GlobalJobParameters.ToDictionary(), StringComparer.Ordinal),
            TypeRegistrations = registrations.Count == 0 ? [] : capture.Capture(registrations.ToArray(), "the registered types"),
        };
        return graph with { JsonPlan = JobPlanJson.Write(graph, _chains.ConvertAll(chain => chain.Description(_rules))) };
    }

    /// <summary>The chains with their functions as they are, not captured: for what runs them in this process.</summary>
    public IReadOnlyList<ChainPlan> Plan()
    {
        Edges();
        return _chains.ConvertAll(chain => new ChainPlan(
            chain.Name(_rules),
            chain.Head.Parallelism,
            chain.Head.MaxParallelism ?? Types.KeyGroups.DefaultMaxParallelism(chain.Head.Parallelism),
            Specification(chain)));
    }

    private List<JobEdge> Edges()
    {
        var edges = new List<JobEdge>();
        foreach (Chain chain in _chains)
        {
            foreach (StreamEdge edge in InEdges(chain))
            {
                string id = string.Create(CultureInfo.InvariantCulture, $"e{edges.Count}");
                _edgeIds.Add(edge, id);
                edges.Add(new JobEdge(id, VertexId(_chainOf[edge.Source]), VertexId(chain), edge.Partitioner.Pattern, edge.Partitioner.Name));
            }
        }

        return edges;
    }

    private IEnumerable<StreamEdge> InEdges(Chain chain) =>
        chain.Nodes.SelectMany(static node => node.InEdges).Where(edge => !_rules.IsChainable(edge));

    private JobVertex Vertex(Chain chain, CaptureSession capture)
    {
        string name = chain.Name(_rules);
        StreamNode head = chain.Head;
        return new JobVertex
        {
            Id = VertexId(chain),
            Name = name,
            Parallelism = head.Parallelism,
            MaxParallelism = head.MaxParallelism ?? Types.KeyGroups.DefaultMaxParallelism(head.Parallelism),
            SlotSharingGroup = head.SlotSharingGroup,
            Operators = chain.Nodes.ConvertAll(node => new OperatorInfo(_ids[node], node.Name, node.Uid, node.Spec.HasCoordinator)),
            Chain = capture.Capture(Specification(chain), name),
            BufferTimeoutMs = BufferTimeout(chain),
        };
    }

    private OperatorChainSpec Specification(Chain chain)
    {
        var index = new Dictionary<StreamNode, int>();
        foreach (StreamNode node in chain.Nodes)
        {
            index.Add(node, index.Count);
        }

        return new OperatorChainSpec
        {
            Nodes = chain.Nodes.Select(node => new ChainNode
            {
                Id = _ids[node],
                Name = node.Name,
                Spec = node.Spec,
                Outputs = node.OutEdges.Select(edge => Output(edge, index)).ToArray(),
            }).ToArray(),
            Inputs = InEdges(chain).Select(edge => new ChainInput(_edgeIds[edge], index[edge.Target], edge.TargetInput)).ToArray(),
            ObjectReuse = _graph.Configuration.Get(PipelineOptions.ObjectReuse),
        };
    }

    private ChainOutput Output(StreamEdge edge, Dictionary<StreamNode, int> index) => _rules.IsChainable(edge)
        ? new ChainOutput { TargetNode = index[edge.Target], TargetInput = edge.TargetInput, SideOutput = edge.SideOutput }
        : new ChainOutput { EdgeId = _edgeIds[edge], TargetInput = edge.TargetInput, Partitioner = edge.Partitioner, SideOutput = edge.SideOutput };

    // A task flushes all its outputs at once, so the most impatient of the operators that have one decides.
    private long BufferTimeout(Chain chain)
    {
        long[] timeouts = chain.Nodes
            .Where(node => node.OutEdges.Any(edge => !_rules.IsChainable(edge)))
            .Select(static node => node.BufferTimeoutMs)
            .ToArray();
        return timeouts.Length == 0 ? chain.Head.BufferTimeoutMs
            : timeouts.All(static timeout => timeout < 0) ? -1
            : timeouts.Where(static timeout => timeout >= 0).Min();
    }

    private JobVertexId VertexId(Chain chain) => new(_ids[chain.Head].Value);
}
