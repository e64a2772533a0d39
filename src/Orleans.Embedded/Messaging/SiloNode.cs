using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Orleans.Embedded;

/// <summary>A silo: the activations that live here, and the way of messages to and from them.</summary>
internal sealed partial class SiloNode : Node
{
    private readonly ConcurrentDictionary<GrainId, IMessageTarget> _targets = new();
    private readonly Lock _activationsLock = new();
    // Enumerated in the order of its slots, which does not depend on hash codes.
    private readonly HashSet<Activation> _activations = [];
    private readonly ILoggerFactory _loggers;
    private long _timers;
    private ITimer? _collector;

    public SiloNode(IServiceProvider services, SiloDetails details, IOptions<SiloMessagingOptions> messaging, IOptions<GrainCollectionOptions> collection, ILoggerFactory loggers)
        : base(services, details.Processor, details.Network, messaging.Value)
    {
        Details = details;
        Collection = collection.Value;
        _loggers = loggers;
        RuntimeLogger = loggers.CreateLogger("Orleans.Runtime");
        OwnId = new GrainId(GrainType.Create("sys.client"), IdSpan.Create("hosted-" + details.SiloAddress.ToParsableString()));
        Placement = new PlacementService(this);
    }

    public SiloDetails Details { get; }

    public GrainCollectionOptions Collection { get; }

    public PlacementService Placement { get; }

    public ILogger RuntimeLogger { get; }

    public SiloAddress Address => Details.SiloAddress;

    public override string Name => Details.Name;

    public override GrainId OwnId { get; }

    /// <summary>Whether new activations are no longer made here.</summary>
    public bool IsStopping { get; private set; }

    protected override ILogger Log => RuntimeLogger;

    public ILogger LoggerOf<T>() => _loggers.CreateLogger<T>();

    public long NextTimerNumber() => Interlocked.Increment(ref _timers);

    public IReadOnlyList<Activation> Activations()
    {
        lock (_activationsLock)
        {
            return [.. _activations];
        }
    }

    public Activation? FindActivation(GrainId grain) => _targets.GetValueOrDefault(grain) switch
    {
        Activation activation => activation,
        StatelessWorkerPool => Activations().FirstOrDefault(a => a.GrainId == grain),
        _ => null,
    };

    public void AddTarget(GrainId id, IMessageTarget target) => _targets[id] = target;

    public void RemoveTarget(GrainId id) => _targets.TryRemove(id, out _);

    public override void Route(Message message)
    {
        if (_targets.TryGetValue(message.Target, out var here))
        {
            Hand(here, message);
            return;
        }

        if (SystemIds.TryGetSilo(message.Target, out var systemSilo))
        {
            SendTo(Network.Membership.RunningSilo(systemSilo!) ?? throw new SiloUnavailableException($"{systemSilo} is not available for {message}."), message);
            return;
        }

        if (SystemIds.IsClient(message.Target))
        {
            SendTo(SystemIds.OwnerOf(Network, message.Target) ?? throw new ClientNotAvailableException($"No activation for client {message.Target}."), message);
            return;
        }

        var grainClass = GrainClasses.Current.Find(message.Target.Type) ?? throw new ArgumentException($"Could not find an implementation for grain type '{message.Target.Type}' of {message.Target}.");
        if (grainClass.Placement is StatelessWorkerPlacement workers)
        {
            Hand(_targets.GetOrAdd(message.Target, id => new StatelessWorkerPool(this, id, grainClass, workers.MaxLocal)), message);
            return;
        }

        if (Network.Directory.Find(message.Target) is { } owner)
        {
            SendTo(owner, message);
            return;
        }

        Placement.Place(message, grainClass);
    }

    /// <summary>Makes the activation for a message here, unless there is one somewhere.</summary>
    public void ActivateHere(Message message, GrainClass grainClass)
    {
        var activation = NewActivation(message.Target, grainClass, null);
        SiloNode? winner = null;
        lock (_activationsLock)
        {
            if (IsRunning)
            {
                winner = Network.Directory.Register(activation.Address, this);
                if (ReferenceEquals(winner, this))
                {
                    if (_targets.TryAdd(message.Target, activation))
                    {
                        _activations.Add(activation);
                    }
                    else
                    {
                        activation = null;
                    }
                }
            }
        }

        if (winner is null)
        {
            Network.Undeliverable(message, this);
            return;
        }

        if (!ReferenceEquals(winner, this))
        {
            SendTo(winner, message);
            return;
        }

        activation?.Activate(message.Context);
        Route(message);
    }

    public Activation NewActivation(GrainId grain, GrainClass grainClass, StatelessWorkerPool? pool) => new(
        this,
        new GrainAddress { GrainId = grain, SiloAddress = Address, ActivationId = new ActivationId(Processor.NewGuid()), MembershipVersion = Network.Membership.Current.Version },
        grainClass,
        pool);

    public void Track(Activation activation)
    {
        lock (_activationsLock)
        {
            _activations.Add(activation);
        }
    }

    public void Remove(Activation activation)
    {
        activation.Pool?.Remove(activation);
        lock (_activationsLock)
        {
            Network.Directory.Unregister(activation.Address);
            _activations.Remove(activation);
            if (_targets.TryGetValue(activation.GrainId, out var target) && ReferenceEquals(target, activation))
            {
                _targets.TryRemove(activation.GrainId, out _);
            }
        }
    }

    /// <summary>Hands an ending activation's grain and what it takes along to another silo.</summary>
    public async Task MigrateAsync(Activation former, GrainLifecycle lifecycle, Dictionary<string, object>? requestContext)
    {
        try
        {
            var target = await Placement.ChooseAsync(former.GrainId, former.Class, requestContext);
            if (ReferenceEquals(target, this) || target.IsStopping)
            {
                return;
            }

            var luggage = new MigrationContext(target.References);
            lifecycle.Dehydrate(luggage);
            target.Adopt(former, luggage);
        }
        catch (Exception exception)
        {
            RuntimeLog.DeactivationFailed(RuntimeLogger, exception, former.GrainId);
        }
    }

    public override string ToString() => $"{Name} ({Address})";

    protected override void Receive(Message message)
    {
        if (_targets.TryGetValue(message.Target, out var here))
        {
            Hand(here, message);
            return;
        }

        if (message.Kind == MessageKind.Cancel)
        {
            return;
        }

        if (SystemIds.IsClient(message.Target) && ReferenceEquals(SystemIds.OwnerOf(Network, message.Target), this))
        {
            throw new ClientNotAvailableException($"{message.Target} is not known on {this}; the reference was deleted.");
        }

        if (message.Hops++ > 10)
        {
            throw new OrleansMessageRejectionException($"{message} was forwarded {message.Hops} times without finding an activation.");
        }

        if (message.Placed is { } placed && ReferenceEquals(placed, this) && !IsStopping && GrainClasses.Current.Find(message.Target.Type) is { } grainClass)
        {
            message.Placed = null;
            ActivateHere(message, grainClass);
            return;
        }

        message.Placed = null;
        Route(message);
    }

    private void Hand(IMessageTarget target, Message message)
    {
        if (message.Kind == MessageKind.Request)
        {
            if (message.Call is { } call)
            {
                call.Where = this;
            }

            Unpack(message);
        }

        target.Receive(message);
    }

    private void Adopt(Activation former, IRehydrationContext luggage)
    {
        var activation = NewActivation(former.GrainId, former.Class, null);
        lock (_activationsLock)
        {
            if (!IsRunning || !Network.Directory.Replace(former.Address, activation.Address, this))
            {
                return;
            }

            _targets[former.GrainId] = activation;
            _activations.Add(activation);
        }

        activation.Rehydrate(luggage);
        activation.Activate(null);
    }
}
