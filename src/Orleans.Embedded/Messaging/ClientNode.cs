using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Messaging;

namespace Orleans.Embedded;

/// <summary>A client: it sends through the gateways of silos and receives for its observers.</summary>
internal sealed class ClientNode : Node
{
    private readonly ConcurrentDictionary<GrainId, IMessageTarget> _targets = new();
    private readonly ILogger _log;
    private readonly IPEndPoint[] _gateways;
    private readonly ClusterOptions _cluster;
    private int _turn;

    public ClientNode(IServiceProvider services, ClientEnvironment environment, IOptions<ClientMessagingOptions> messaging, IOptions<StaticGatewayListProviderOptions> gateways, IOptions<ClusterOptions> cluster, ILoggerFactory loggers)
        : base(services, environment.Processor, environment.Network, messaging.Value)
    {
        _log = loggers.CreateLogger("Orleans.Client");
        _cluster = cluster.Value;
        _gateways = [.. gateways.Value.Gateways.Select(ToEndpoint)];
        OwnId = GrainId.Create("sys.client", Processor.NewGuid().ToString("N"));
        IsRunning = false;
    }

    public override string Name => $"client {OwnId.Key}";

    public override GrainId OwnId { get; }

    protected override ILogger Log => _log;

    /// <summary>Connects, as far as that means anything in one process: a gateway must be there.</summary>
    /// <exception cref="ConnectionFailedException">There is none.</exception>
    public void Connect()
    {
        GrainClasses.Refresh();
        if (Gateway() is null)
        {
            throw new ConnectionFailedException(
                $"Unable to connect to any of the {_gateways.Length} available gateways ({string.Join(", ", _gateways.Select(g => g.ToString()))}) of cluster '{_cluster.ClusterId}', service '{_cluster.ServiceId}'; "
                + "the embedded runtime reaches silos of its own process only; hint: start a silo in this process, or build with -p:OrleansRuntime=packages.");
        }

        IsRunning = true;
        Network.Join(this);
    }

    public void Close()
    {
        if (!IsRunning)
        {
            return;
        }

        IsRunning = false;
        Network.Leave(this);
        Calls.Fail(call => new ObjectDisposedException(Name, $"The client was closed while it waited for {call.Shape.ActivityName} of {call.Target}."));
    }

    public void AddTarget(GrainId id, IMessageTarget target) => _targets[id] = target;

    public void RemoveTarget(GrainId id) => _targets.TryRemove(id, out _);

    public override void Route(Message message)
    {
        if (_targets.TryGetValue(message.Target, out var here))
        {
            if (message.Call is { } call)
            {
                call.Where = this;
            }

            here.Receive(message);
            return;
        }

        SendTo(Gateway() ?? throw new SiloUnavailableException($"No gateway is available for {message}; no silo of cluster '{_cluster.ClusterId}' runs in this process."), message);
    }

    public override string ToString() => Name;

    protected override void Receive(Message message)
    {
        if (!_targets.TryGetValue(message.Target, out var target))
        {
            if (message.Kind == MessageKind.Request)
            {
                throw new ClientNotAvailableException($"{message.Target} is not known to {this}; the reference was deleted.");
            }

            return;
        }

        if (message.Kind == MessageKind.Request)
        {
            Unpack(message);
        }

        target.Receive(message);
    }

    private static IPEndPoint ToEndpoint(Uri uri) => new(IPAddress.TryParse(uri.Host, out var address) ? address : IPAddress.Loopback, uri.Port);

    private SiloNode? Gateway()
    {
        var silos = Network.Membership.ActiveSilos().Where(s => s.Details.GatewayAddress.Endpoint.Port != 0 && (_gateways.Length == 0 || _gateways.Contains(s.Details.GatewayAddress.Endpoint))).ToArray();
        return silos.Length == 0 ? FallBack() : silos[(int)((uint)Interlocked.Increment(ref _turn) % (uint)silos.Length)];
    }

    // A client that is connected learns of further gateways, so that it outlives the silos it was told of.
    private SiloNode? FallBack() => IsRunning ? Network.Membership.ActiveSilos().FirstOrDefault() : null;
}
