using OrleansFlow.Graph;
using OrleansFlow.Tasks;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>The gates and partitions of one execution attempt.</summary>
internal sealed class TaskNetwork(
    ExchangeEnvironment environment,
    ExecutionAttemptId self,
    IReadOnlyList<EdgeEndpoints> inputs,
    IReadOnlyList<EdgeEndpoints> outputs,
    ExchangeSettings settings,
    long bufferTimeoutMs,
    Func<string, Random> createRandom) : ITaskNetwork
{
    private readonly Lock _lock = new();
    private readonly List<InputGate> _gates = [];
    private readonly List<ResultPartition> _partitions = [];
    private bool _isDisposed;

    public ExecutionAttemptId Self => self;

    public FeedbackHub Feedback => environment.Feedback;

    public ResultPartition<T> OpenPartition<T>(string edgeId, PartitionerSpec partitioner, TypeSerializer<T> serializer, TypeRegistry types, ITaskWaker waker)
    {
        ArgumentNullException.ThrowIfNull(partitioner);
        EdgeEndpoints edge = Find(outputs, edgeId, "output");
        if (edge.Peers.Count == 0)
        {
            throw new OrleansFlowException($"The output '{edgeId}' of {self} has no consumers.");
        }

        BatchCodec<T> codec = new(edgeId, serializer, settings);
        FlushTimer? timer = environment.FlushTimerFor(bufferTimeoutMs);
        ExchangePartition<T> partition = partitioner.Accept(new PartitionFactory<T>(new PartitionContext<T>
        {
            EdgeId = edgeId,
            Producer = self,
            Peers = edge.Peers,
            Serializer = serializer,
            Codec = codec,
            Types = types,
            Waker = waker,
            Settings = settings,
            BufferTimeoutMs = bufferTimeoutMs,
            CreateRandom = createRandom,
            Ended = timer is null ? static _ => { } : timer.Remove,
        }));
        Add(_partitions, partition, static p => p.Abort(null));
        partition.Connect((listener, index) => Connect(edge, index, codec, listener));
        timer?.Add(partition);
        return partition;
    }

    public InputGate OpenGate<T>(string edgeId, TypeSerializer<T> serializer, ITaskWaker waker)
    {
        EdgeEndpoints edge = Find(inputs, edgeId, "input");
        GateInbox inbox = environment.OpenInbox(self, edge, settings, waker);
        ExchangeGate<T> gate = new(inbox, new BatchCodec<T>(edgeId, serializer, settings), environment);
        Add(_gates, gate, static g => g.Abort());
        return gate;
    }

    /// <summary>What the metrics show.</summary>
    public void Observe(Action<GateInbox> gate, Action<ResultPartition> partition)
    {
        IObservableGate[] gates;
        ResultPartition[] partitions;
        lock (_lock)
        {
            gates = [.. _gates.Cast<IObservableGate>()];
            partitions = [.. _partitions];
        }

        foreach (IObservableGate each in gates)
        {
            gate(each.Inbox);
        }

        foreach (ResultPartition each in partitions)
        {
            partition(each);
        }
    }

    /// <summary>The end of a channel, if its partition is open.</summary>
    public ChannelOutput? FindChannelOutput(ChannelId channel)
    {
        lock (_lock)
        {
            foreach (ResultPartition partition in _partitions)
            {
                if (partition.EdgeId == channel.EdgeId)
                {
                    return ((IPartitionChannels)partition).OutputTo(channel.Consumer);
                }
            }
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        InputGate[] gates;
        ResultPartition[] partitions;
        lock (_lock)
        {
            if (_isDisposed)
            {
                return ValueTask.CompletedTask;
            }

            _isDisposed = true;
            gates = [.. _gates];
            partitions = [.. _partitions];
            _gates.Clear();
            _partitions.Clear();
        }

        environment.Remove(this);
        foreach (ResultPartition partition in partitions)
        {
            partition.Abort(null);
        }

        foreach (InputGate gate in gates)
        {
            gate.Abort();
        }

        return ValueTask.CompletedTask;
    }

    private ChannelOutput Connect(EdgeEndpoints edge, int index, IBatchWriter codec, IChannelListener listener)
    {
        ChannelPeer peer = edge.Peers[index];
        ChannelId id = new(edge.EdgeId, self, peer.Attempt);
        if (peer.Silo == environment.Silo && !settings.ForceRemote)
        {
            return environment.Connect(new LocalOutput(environment.Join(id, listener, settings), environment));
        }

        return environment.Connect(new RemoteOutput(id, codec, listener, environment, settings));
    }

    private void Add<TEnd>(List<TEnd> ends, TEnd end, Action<TEnd> abort)
    {
        bool isLate;
        lock (_lock)
        {
            isLate = _isDisposed;
            if (!isLate)
            {
                ends.Add(end);
            }
        }

        if (isLate)
        {
            abort(end);
            throw new OrleansFlowException($"The attempt {self} has ended.");
        }
    }

    private EdgeEndpoints Find(IReadOnlyList<EdgeEndpoints> edges, string edgeId, string kind)
    {
        foreach (EdgeEndpoints edge in edges)
        {
            if (edge.EdgeId == edgeId)
            {
                return edge;
            }
        }

        throw new OrleansFlowException(
            $"{self} was deployed without the {kind} '{edgeId}'; it has {(edges.Count == 0 ? "none" : string.Join(", ", edges.Select(static e => $"'{e.EdgeId}'")))}.");
    }
}
