using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Sinks;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>Writes chains in a line: each operator goes to the next one.</summary>
internal sealed class Chain
{
    private readonly List<(string Name, OperatorSpec Spec)> _nodes = [];
    private readonly List<ChainInput> _inputs = [];
    private readonly List<(int Node, ChainOutput Output)> _further = [];
    private readonly SortedDictionary<int, int> _branches = [];
    private string? _outEdge;

    public bool ObjectReuse { get; set; }

    public static OperatorId Id(int index) => new((UInt128)(index + 1));

    public Chain From(string edge, int node = 0, int input = 0)
    {
        _inputs.Add(new ChainInput(edge, node, input));
        return this;
    }

    public Chain Add(string name, OperatorSpec spec)
    {
        _nodes.Add((name, spec));
        return this;
    }

    public Chain Map<TIn, TOut>(Func<TIn, TOut> function, string name = "Map") => Add(name, new MapSpec<TIn, TOut>(new UserFunction<Func<TIn, TOut>>(function)));

    public Chain Filter<T>(Func<T, bool> function, string name = "Filter") => Add(name, new FilterSpec<T>(new UserFunction<Func<T, bool>>(function)));

    public Chain Pull<TIn, TOut>(Func<TIn, IEnumerable<TOut>> function, string name = "FlatMap") =>
        Add(name, new FlatMapSpec<TIn, TOut>(new UserFunction<Func<TIn, IEnumerable<TOut>>>(function)));

    public Chain Push<TIn, TOut>(Action<TIn, ICollector<TOut>> function, string name = "FlatMap") =>
        Add(name, new FlatMapSpec<TIn, TOut>(new UserFunction<Action<TIn, ICollector<TOut>>>(function)));

    public Chain Reduce<T, TKey>(Func<T, TKey> key, Func<T, T, T> function, string name = "Reduce") =>
        Add(name, new ReduceSpec<T, TKey>(new UserFunction<Func<T, T, T>>(function), new UserFunction<Func<T, TKey>>(key)));

    public Chain Process<TIn, TOut>(ProcessFunction<TIn, TOut> function, string name = "Process") => Add(name, new ProcessSpec<TIn, TOut>(function));

    public Chain Sink<T>(ISink<T> sink, string name = "Sink") => Add(name, new SinkSpec<T>(sink));

    public Chain To(string edge)
    {
        _outEdge = edge;
        return this;
    }

    public Chain Also(int node, ChainOutput output)
    {
        _further.Add((node, output));
        return this;
    }

    /// <summary>The next operator takes its records from another one than the one before it.</summary>
    public Chain BranchFrom(int node)
    {
        _branches.Add(_nodes.Count, node);
        return this;
    }

    public static ChainOutput ToEdge(string edge, OutputTag? side = null) =>
        new() { EdgeId = edge, Partitioner = new SimplePartitioner(PartitionerKind.Forward), SideOutput = side };

    public OperatorChainSpec Build()
    {
        var nodes = new ChainNode[_nodes.Count];
        for (int i = 0; i < nodes.Length; i++)
        {
            var outputs = new List<ChainOutput>();
            outputs.AddRange(Enumerable.Range(1, nodes.Length - 1).Where(n => (_branches.TryGetValue(n, out int from) ? from : n - 1) == i).Select(static n => new ChainOutput { TargetNode = n }));
            if (i + 1 == nodes.Length && _outEdge is not null)
            {
                outputs.Add(ToEdge(_outEdge));
            }

            outputs.AddRange(_further.Where(f => f.Node == i).Select(f => f.Output));
            nodes[i] = new ChainNode { Id = Id(i), Name = _nodes[i].Name, Spec = _nodes[i].Spec, Outputs = [.. outputs] };
        }

        return new OperatorChainSpec { Nodes = nodes, Inputs = [.. _inputs], ObjectReuse = ObjectReuse };
    }
}
