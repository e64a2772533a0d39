using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.Tasks.Contexts;
using OrleansFlow.Tasks.Inputs;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Chains;

/// <summary>
/// Makes running operators of a chain's specifications, the last one first, so that each finds what it writes to. The visitor
/// knows all types, so nothing here needs reflection.
/// </summary>
internal sealed partial class OperatorChainBuilder : IOperatorSpecVisitor<IStreamOperator>
{
    /// <summary>After how many records urgent mails and credit are looked at.</summary>
    public const int RecordsPerLook = 512;

    private readonly ChainServices _services;
    private readonly OperatorChainSpec _spec;
    private readonly IStreamOperator[] _operators;
    private readonly OperatorScope[] _scopes;
    private readonly List<ResultPartition> _partitions = [];
    private int _index;

    private OperatorChainBuilder(ChainServices services)
    {
        _services = services;
        _spec = services.Descriptor.Chain;
        _operators = new IStreamOperator[_spec.Nodes.Length];
        _scopes = new OperatorScope[_spec.Nodes.Length];
    }

    private OperatorScope Scope => _scopes[_index];

    /// <summary>Builds the chain and opens its gates and partitions.</summary>
    /// <param name="services">What it is built with.</param>
    public static OperatorChain Build(ChainServices services) => new OperatorChainBuilder(services).Build();

    private OperatorChain Build()
    {
        for (int i = 0; i < _scopes.Length; i++)
        {
            _scopes[i] = CreateScope(_spec.Nodes[i], i);
        }

        for (_index = _operators.Length - 1; _index >= 0; _index--)
        {
            _services.State.Current = _index;
            _operators[_index] = _spec.Nodes[_index].Spec.Accept(this);
            Scope.CheckRestored();
        }

        _services.State.Current = ChainState.NoOperator;
        (ITaskInput input, InputGate[] gates) = BuildInput();
        ResultPartition[] partitions = [.. _partitions];
        _services.State.Operators = _operators;
        _services.State.Partitions = partitions;
        return new OperatorChain(_operators, input, gates, partitions);
    }

    private OperatorScope CreateScope(ChainNode node, int position)
    {
        TaskDescriptor task = _services.Descriptor;
        _services.State.Current = position;
        var info = new TaskInfo(node.Name, task.Attempt.Subtask, task.Parallelism, task.MaxParallelism, task.Attempt.Attempt);
        var scope = new OperatorScope
        {
            Id = node.Id,
            Name = node.Name,
            Position = position,
            Chain = _services.State,
            Context = new OperatorRuntimeContext(_services.Environment, info, _services.Metrics.OperatorGroup(node.Id, node.Name)),
            Types = _services.Types,
            ObjectReuse = _spec.ObjectReuse,
            SideOutputTap = task.SideOutputTap,
            RestoredCheckpointId = task.Restore?.CheckpointId,
            Restored = RestoredOf(node.Id, info),
            Coordinator = new HostCoordinatorGateway(_services.Host, node.Id, _services.State.CancellationToken),
        };
        _services.Metrics.AddOperator(scope);
        return scope;
    }

    private OperatorSnapshot? RestoredOf(OperatorId id, TaskInfo info) =>
        _services.Descriptor.Restore?.Snapshots.Where(snapshot => snapshot.Id == id).ToArray() is { Length: > 0 } snapshots
            ? OperatorSnapshot.Deal(snapshots, info.Subtask, info.Parallelism, info.MaxParallelism)
            : null;

    private (ITaskInput Input, InputGate[] Gates) BuildInput()
    {
        if (_spec.Inputs.Length == 0)
        {
            return _operators[0] is ITaskInput source
                ? (source, [])
                : throw new OrleansFlowException($"The chain '{_services.Descriptor.VertexName}' has no input: its head '{_scopes[0].Name}' is no source, and no edge leads to it.");
        }

        var gates = new List<GateInput>();
        var inputs = new List<LogicalInput>();
        var inputsOfNodes = new SortedDictionary<int, List<LogicalInput>>();
        foreach (IGrouping<(int, int), ChainInput> group in _spec.Inputs.GroupBy(static input => (input.TargetNode, input.TargetInput)))
        {
            (int node, int index) = group.Key;
            IOperatorInput target = InputOf(node, index);
            int channels = 0;
            GateInput[] opened = [.. group.Select(input => target.OpenGate(_services.Network, input.EdgeId, _services.State))];
            foreach (GateInput gate in opened)
            {
                gate.FirstChannel = channels;
                channels += gate.Gate.ChannelCount;
                _scopes[node].AddInputCount(() => gate.Gate.Metrics.Records);
            }

            var logical = new LogicalInput(channels, target) { Gates = opened };
            _scopes[node].Watermarks.Inputs[index] = () => logical.Valve.LastOutput;
            _services.Metrics.AddInput(_scopes[node], index, logical);
            foreach (GateInput gate in opened)
            {
                gate.Target = logical;
            }

            gates.AddRange(opened);
            inputs.Add(logical);
            inputsOfNodes.TryAdd(node, []);
            inputsOfNodes[node].Add(logical);
        }

        foreach (LogicalInput[] ofNode in inputsOfNodes.Values.Select(static list => list.ToArray()))
        {
            var epochs = new EpochBarrier(ofNode);
            Array.ForEach(ofNode, input => input.Epochs = epochs);
        }

        return (new NetworkInput([.. gates], [.. inputs], _services.State, RecordsPerLook), [.. gates.Select(static gate => gate.Gate)]);
    }
}
