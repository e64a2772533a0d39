using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>
/// What the nodes of one cluster in this process share: the links between them, the membership table and the directory of activations.
/// Messages between nodes are not ordered: each is a work item of its own.
/// </summary>
internal sealed class ClusterNetwork
{
    private static readonly ConcurrentDictionary<(string, string), ClusterNetwork> Networks = new();
    private readonly Lock _lock = new();
    private readonly List<ClientNode> _clients = [];

    public ClusterNetwork()
    {
        Membership = new MembershipTable(this);
    }

    public MembershipTable Membership { get; }

    public GrainDirectory Directory { get; } = new();

    public MemoryStorageSpace Storage { get; } = new();

    /// <summary>How messages of this cluster take their time; null means at once.</summary>
    public Action<Node, Node, Message>? Transport { get; init; }

    public static ClusterNetwork Of(ClusterOptions options) => Networks.GetOrAdd((options.ClusterId, options.ServiceId), static _ => new ClusterNetwork());

    public void Deliver(Node from, Node to, Message message)
    {
        if (Transport is { } transport)
        {
            transport(from, to, message);
            return;
        }

        to.Processor.Execute(message, "deliver");
    }

    /// <summary>A message has come to a node that no longer runs.</summary>
    public void Undeliverable(Message message, Node receiver)
    {
        // Until the silo is declared dead nobody knows; then the pending calls to it are broken by membership.
        if (message.Kind == MessageKind.Request && message.Call is { Owner.IsRunning: true } call && receiver is SiloNode silo && Membership.StatusOf(silo.Address) == SiloStatus.Dead)
        {
            call.Fail(new SiloUnavailableException($"{receiver} is not available for {call.Shape.ActivityName} of {call.Target}."));
        }
        else if (message.Kind == MessageKind.Request && message.Call is { Owner.IsRunning: true } lost && receiver is ClientNode)
        {
            lost.Fail(new ClientNotAvailableException($"No activation for client {receiver}; {lost.Shape.ActivityName} cannot be called."));
        }
    }

    public void Join(ClientNode client)
    {
        lock (_lock)
        {
            _clients.Add(client);
        }
    }

    public void Leave(ClientNode client)
    {
        lock (_lock)
        {
            _clients.Remove(client);
        }

        foreach (var node in Nodes())
        {
            node.Calls.Fail(call => ReferenceEquals(call.Where, client) ? new ClientNotAvailableException($"Client {client} has gone while {call.Shape.ActivityName} was running there.") : null);
        }
    }

    public IReadOnlyList<ClientNode> Clients()
    {
        lock (_lock)
        {
            return [.. _clients];
        }
    }

    public IEnumerable<Node> Nodes() => Membership.RunningSilos().Concat<Node>(Clients());
}
