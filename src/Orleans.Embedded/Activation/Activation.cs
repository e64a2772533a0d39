namespace Orleans.Embedded;

/// <summary>
/// One grain in the memory of one silo: its object, the messages that wait for it and the requests that run.
/// The lock guards the queues, which any thread may add to; everything else happens in turns of the activation's scheduler.
/// </summary>
internal sealed partial class Activation : IGrainContext, IGrainExtensionBinder, IMessageTarget, ITargetContext
{
    private readonly Lock _lock = new();
    private readonly TurnScheduler _scheduler;
    private readonly MessageQueue _waiting = new();
    private readonly List<Message> _running = [];
    private readonly TaskCompletionSource _deactivated;
    private readonly Dictionary<Type, object> _components = [];
    private Message? _blocking;
    private Dictionary<Guid, int>? _reentrantSections;
    private GrainReference? _reference;

    public Activation(SiloNode silo, GrainAddress address, GrainClass grainClass, StatelessWorkerPool? pool = null)
    {
        Silo = silo;
        Address = address;
        Class = grainClass;
        Pool = pool;
        _mayRun = MayRun;
        _deactivated = new TaskCompletionSource(silo.Processor.Completion);
        Lifecycle = new GrainLifecycle(silo.LoggerOf<GrainLifecycle>());
        _scheduler = new TurnScheduler(this, silo.Processor, Pump);
        LastUse = silo.Processor.Clock.GetTimestamp();
    }

    public SiloNode Silo { get; }

    public GrainClass Class { get; }

    public StatelessWorkerPool? Pool { get; }

    public GrainLifecycle Lifecycle { get; }

    public ActivationState State { get; private set; }

    public long LastUse { get; private set; }

    public GrainAddress Address { get; }

    public GrainId GrainId => Address.GrainId;

    public ActivationId ActivationId => Address.ActivationId;

    public GrainReference GrainReference => _reference ??= (GrainReference)Silo.References.GetReference(GrainId, Class.MainInterface);

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => _scope?.ServiceProvider ?? Silo.Services;

    public IGrainLifecycle ObservableLifecycle => Lifecycle;

    public IWorkItemScheduler Scheduler => _scheduler;

    public Task Deactivated => _deactivated.Task;

    IGrainContext ITargetContext.Context => this;

    /// <summary>Requests that wait or run.</summary>
    public int Load
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count + _running.Count;
            }
        }
    }

    public void ReceiveMessage(object message) => Receive((Message)message);

    public void Receive(Message message)
    {
        if (message.Kind == MessageKind.Cancel)
        {
            CancelRequest(message);
            return;
        }

        lock (_lock)
        {
            if (State != ActivationState.Invalid)
            {
                _waiting.Add(message);
                if (State is ActivationState.Created or ActivationState.Activating)
                {
                    return;
                }
            }
            else
            {
                goto gone;
            }
        }

        _scheduler.QueuePump();
        return;
    gone:
        Forward(message);
    }

    public object? GetTarget() => GrainInstance;

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        lock (_components)
        {
            if (value is null)
            {
                _components.Remove(typeof(TComponent));
            }
            else
            {
                _components[typeof(TComponent)] = value;
            }
        }
    }

    public object? GetComponent(Type componentType)
    {
        lock (_components)
        {
            if (_components.TryGetValue(componentType, out var known))
            {
                return known;
            }
        }

        if (componentType.IsInstanceOfType(GrainInstance))
        {
            return GrainInstance;
        }

        if (componentType.IsInstanceOfType(this))
        {
            return this;
        }

        if (!typeof(IGrainExtension).IsAssignableFrom(componentType) || (ActivationServices as IKeyedServiceProvider)?.GetKeyedService(typeof(IGrainExtension), componentType) is not { } made)
        {
            return null;
        }

        lock (_components)
        {
            return _components.TryAdd(componentType, made) ? made : _components[componentType];
        }
    }

    public TExtensionInterface GetExtension<TExtensionInterface>()
        where TExtensionInterface : class, IGrainExtension =>
        (TExtensionInterface?)GetComponent(typeof(TExtensionInterface))
        ?? throw new GrainExtensionNotInstalledException($"No extension of interface {typeof(TExtensionInterface)} is installed on {GrainId}; hint: siloBuilder.AddGrainExtension.");

    public (TExtension, TExtensionInterface) GetOrSetExtension<TExtension, TExtensionInterface>(Func<TExtension> newExtensionFunc)
        where TExtension : class, TExtensionInterface
        where TExtensionInterface : class, IGrainExtension
    {
        TExtension extension;
        lock (_components)
        {
            if (_components.TryGetValue(typeof(TExtensionInterface), out var known))
            {
                extension = known as TExtension ?? throw new InvalidCastException($"{GrainId} already has the extension {known.GetType()} for {typeof(TExtensionInterface)}, not {typeof(TExtension)}.");
            }
            else
            {
                extension = newExtensionFunc();
                _components[typeof(TExtensionInterface)] = extension;
            }
        }

        return (extension, GrainReference.Cast<TExtensionInterface>());
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"[Activation {GrainId}{ActivationId} on {Silo.Address}: {State}]";

    public void EnterReentrantSection(Guid id)
    {
        lock (_lock)
        {
            _reentrantSections ??= [];
            _reentrantSections[id] = _reentrantSections.GetValueOrDefault(id) + 1;
            _waiting.Reconsider();
        }
    }

    public void ExitReentrantSection(Guid id)
    {
        lock (_lock)
        {
            if (_reentrantSections is not null && _reentrantSections.TryGetValue(id, out var count))
            {
                if (count == 1)
                {
                    _reentrantSections.Remove(id);
                }
                else
                {
                    _reentrantSections[id] = count - 1;
                }
            }
        }
    }

    private void CancelRequest(Message message)
    {
        RequestBase? request = null;
        lock (_lock)
        {
            var found = _running.Find(Same) ?? _waiting.Find(Same);
            request = found?.Request;
        }

        if (request is not null)
        {
            // Callbacks of the token are the grain's code, so they run in a turn.
            _scheduler.QueueAction(static state => ((RequestBase)state).TryCancel(), request);
        }

        bool Same(Message candidate) => candidate.Id == message.Id && ReferenceEquals(candidate.Sender, message.Sender);
    }

    private void Forward(Message message)
    {
        if (message.Kind == MessageKind.Tick)
        {
            return;
        }

        if (++message.Hops > 10)
        {
            Silo.Reject(message, new OrleansMessageRejectionException($"{message} was forwarded {message.Hops} times without finding an activation."));
            return;
        }

        try
        {
            Silo.Route(message);
        }
        catch (Exception exception)
        {
            Silo.Reject(message, exception);
        }
    }
}
