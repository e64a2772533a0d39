using OrleansFlow.Configuration;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>
/// The exchange of one silo (NettyShuffleEnvironment): knows the open gates and partitions of its subtasks, owns the timers that
/// they share, and makes the network of each execution attempt.
/// </summary>
public sealed partial class ExchangeEnvironment : IDisposable
{
    private readonly Lock _lock = new();
    private readonly RuntimeServices _runtime;
    private readonly IChannelFabric _fabric;
    private readonly IReadOnlyDictionary<string, string> _defaults;
    private readonly Dictionary<ExecutionAttemptId, TaskNetwork> _networks = [];
    private readonly Dictionary<(ExecutionAttemptId Consumer, string EdgeId), GateInbox> _inboxes = [];
    private readonly Dictionary<long, FlushTimer> _flushTimers = [];
    private readonly AttemptMemory _ended = new();
    private readonly FailureMemory _failures = new();
    private readonly ExchangeInstruments _instruments;

    /// <summary>Creates an exchange for tasks of this process only.</summary>
    /// <param name="runtime">Clock, scheduler and randomness.</param>
    /// <param name="silo">The name by which <see cref="ChannelPeer.Silo"/> means this exchange.</param>
    public ExchangeEnvironment(RuntimeServices runtime, string silo)
        : this(runtime, silo, NoCarrier.Instance, DirectFabric.Instance)
    {
    }

    internal ExchangeEnvironment(
        RuntimeServices runtime,
        string silo,
        ISegmentCarrier carrier,
        IChannelFabric fabric,
        IReadOnlyDictionary<string, string>? defaults = null)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentException.ThrowIfNullOrEmpty(silo);
        _runtime = runtime;
        _fabric = fabric;
        _defaults = defaults ?? new Dictionary<string, string>();
        Silo = silo;
        Carrier = carrier;
        Schedule = new DueSchedule(runtime.Time);
        Log = new ExchangeLog(runtime.LoggerFactory.CreateLogger("OrleansFlow.Exchange"));
        _instruments = new ExchangeInstruments(this);
    }

    /// <summary>Where the iterations of the silo feed back.</summary>
    internal FeedbackHub Feedback { get; } = new();

    /// <summary>The name by which <see cref="ChannelPeer.Silo"/> means this exchange.</summary>
    public string Silo { get; }

    internal TimeProvider Time => _runtime.Time;

    internal ISegmentCarrier Carrier { get; }

    internal DueSchedule Schedule { get; }

    internal ExchangeLog Log { get; }

    /// <summary>Makes the network of an execution attempt. Its peers need not be deployed yet.</summary>
    /// <param name="self">The attempt.</param>
    /// <param name="inputs">The channels of its inputs; producers in the order of their subtask indices.</param>
    /// <param name="outputs">The channels of its outputs; consumers in the order of their subtask indices.</param>
    /// <param name="configuration">The job's configuration (<see cref="ExchangeOptions"/>); goes before the silo's.</param>
    /// <param name="bufferTimeoutMs">Interval of flushes in ms: 0 after each record, −1 only when full.</param>
    /// <exception cref="OrleansFlowException">A value of the configuration is none of its option's, or the attempt has a network already.</exception>
    public ITaskNetwork CreateTaskNetwork(
        ExecutionAttemptId self,
        IReadOnlyList<EdgeEndpoints> inputs,
        IReadOnlyList<EdgeEndpoints> outputs,
        IReadOnlyDictionary<string, string> configuration,
        long bufferTimeoutMs = 100)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(configuration);
        ExchangeSettings settings = ExchangeSettings.From(new JobConfiguration(_defaults.Concat(configuration)));
        TaskNetwork network = new(this, self, inputs, outputs, settings, bufferTimeoutMs, _runtime.CreateRandom);
        lock (_lock)
        {
            if (!_networks.TryAdd(self, network))
            {
                throw new OrleansFlowException($"The attempt {self} has a network already.");
            }
        }

        return network;
    }

    /// <summary>Stops the timers and the metrics. Tasks are to be ended before.</summary>
    public void Dispose()
    {
        _instruments.Dispose();
        Schedule.Dispose();
    }

    /// <summary>The networks of the attempts that run now; for metrics.</summary>
    internal TaskNetwork[] Networks()
    {
        lock (_lock)
        {
            return [.. _networks.Values];
        }
    }

    /// <summary>What is still known; nothing, once all attempts have ended.</summary>
    internal (int Networks, int Inboxes) Known()
    {
        lock (_lock)
        {
            return (_networks.Count, _inboxes.Count);
        }
    }

    internal InputChannel Join(ChannelId id, IChannelListener listener, ExchangeSettings settings) =>
        InboxOf(id.Consumer, id.EdgeId, settings).Join(id.Producer, listener);

    internal ChannelOutput Connect(ChannelOutput output) => _fabric.Connect(output);

    internal GateInbox OpenInbox(ExecutionAttemptId consumer, EdgeEndpoints edge, ExchangeSettings settings, ITaskWaker waker)
    {
        GateInbox inbox = InboxOf(consumer, edge.EdgeId, settings);
        inbox.Open(edge.Peers, _fabric, waker);
        foreach (ChannelFailedException failure in FailuresOf(consumer, edge))
        {
            inbox.FailRemote(failure.Channel, failure.Reason, failure.IsCancellation);
        }

        return inbox;
    }

    /// <summary>A producer has failed whose consumer may not be there yet.</summary>
    internal void Remember(ExecutionAttemptId producer, string reason, bool isCancellation)
    {
        lock (_lock)
        {
            _failures.Add(producer, reason, isCancellation);
        }
    }

    internal void Remove(GateInbox inbox)
    {
        lock (_lock)
        {
            if (_inboxes.TryGetValue((inbox.Consumer, inbox.EdgeId), out GateInbox? known) && ReferenceEquals(known, inbox))
            {
                _inboxes.Remove((inbox.Consumer, inbox.EdgeId));
            }
        }
    }

    internal void RemoveIfAbandoned(GateInbox inbox)
    {
        lock (_lock)
        {
            if (inbox.IsAbandoned)
            {
                Remove(inbox);
            }
        }
    }

    internal void Remove(TaskNetwork network)
    {
        lock (_lock)
        {
            _networks.Remove(network.Self);
            _ended.Add(network.Self);
        }
    }

    /// <summary>The timer of a buffer timeout; null if there is nothing to do at a time.</summary>
    internal FlushTimer? FlushTimerFor(long bufferTimeoutMs)
    {
        if (bufferTimeoutMs <= 0)
        {
            return null;
        }

        lock (_lock)
        {
            if (!_flushTimers.TryGetValue(bufferTimeoutMs, out FlushTimer? timer))
            {
                timer = new FlushTimer(_runtime.Time, TimeSpan.FromMilliseconds(bufferTimeoutMs));
                _flushTimers.Add(bufferTimeoutMs, timer);
            }

            return timer;
        }
    }

    private List<ChannelFailedException> FailuresOf(ExecutionAttemptId consumer, EdgeEndpoints edge)
    {
        List<ChannelFailedException> failures = [];
        lock (_lock)
        {
            if (_failures.IsEmpty)
            {
                return failures;
            }

            foreach (ChannelPeer peer in edge.Peers)
            {
                if (_failures.TryGet(peer.Attempt, out string reason, out bool isCancellation))
                {
                    failures.Add(new ChannelFailedException(new ChannelId(edge.EdgeId, peer.Attempt, consumer), reason, isCancellation));
                }
            }
        }

        return failures;
    }

    private GateInbox InboxOf(ExecutionAttemptId consumer, string edgeId, ExchangeSettings settings)
    {
        lock (_lock)
        {
            if (!_inboxes.TryGetValue((consumer, edgeId), out GateInbox? inbox))
            {
                inbox = new GateInbox(consumer, edgeId, settings);
                _inboxes.Add((consumer, edgeId), inbox);
            }

            return inbox;
        }
    }
}
