namespace Orleans.Embedded;

/// <summary>
/// A silo or a client: something that sends and receives messages. A call is a message to the target's node and a <see cref="PendingCall"/>
/// in the caller's; inside one node both are plain objects, between nodes the message is bytes and takes its time on the network.
/// </summary>
internal abstract partial class Node
{
    private long _lastId;
    private long _sent;
    private long _received;

    protected Node(IServiceProvider services, NodeProcessor processor, ClusterNetwork network, MessagingOptions messaging)
    {
        Services = services;
        Processor = processor;
        Network = network;
        Messaging = messaging;
        References = new ReferenceRuntime(this);
        Calls = new CallTable(this);
    }

    public IServiceProvider Services { get; }

    public NodeProcessor Processor { get; }

    public ClusterNetwork Network { get; }

    public MessagingOptions Messaging { get; }

    public ReferenceRuntime References { get; }

    public CallTable Calls { get; }

    public abstract string Name { get; }

    /// <summary>Under which id calls are made that no grain makes.</summary>
    public abstract GrainId OwnId { get; }

    /// <summary>False from the moment of a kill or the end of a stop: nothing is received any more.</summary>
    public bool IsRunning { get; protected set; } = true;

    public long SentMessages => Volatile.Read(ref _sent);

    public long ReceivedMessages => Volatile.Read(ref _received);

    public IOutgoingGrainCallFilter[] OutgoingFilters => field ??= [.. Services.GetServices<IOutgoingGrainCallFilter>()];

    public IIncomingGrainCallFilter[] IncomingFilters => field ??= [.. Services.GetServices<IIncomingGrainCallFilter>()];

    protected abstract ILogger Log { get; }

    public Task<T> Call<T>(GrainReference reference, RequestBase request)
    {
        if (!IsRunning)
        {
            throw new ObjectDisposedException(Name, $"{this} has stopped; {request} of {reference.GrainId} cannot be called.");
        }

        var shape = request.Shape;
        var oneWay = (request.Options & InvokeMethodOptions.OneWay) != 0;
        var token = request.GetCancellationToken();
        if (shape.TokenIndex >= 0)
        {
            if (token.IsCancellationRequested)
            {
                return Task.FromCanceled<T>(token);
            }

            request.PrepareCancellation();
        }

        var source = RuntimeContext.Current;
        var properties = RequestContext.Properties;
        var id = Interlocked.Increment(ref _lastId);
        PendingCall<T>? call = null;
        if (!oneWay)
        {
            var timeout = shape.Timeout ?? Messaging.ResponseTimeout;
            call = new PendingCall<T>(Processor.Completion) { Owner = this, Shape = shape, Target = reference.GrainId, Id = id, Timeout = timeout, Deadline = Processor.DeadlineAfter(timeout) };
            Calls.Add(call);
        }

        var message = new Message
        {
            Kind = MessageKind.Request,
            Id = id,
            Sender = this,
            SourceGrain = source?.GrainId ?? OwnId,
            Target = reference.GrainId,
            Request = request,
            Options = request.Options,
            Context = properties.Values is null ? null : Serialized<Dictionary<string, object>>.Copy(properties.Values),
            ReentrancyId = properties.ReentrancyId,
            Call = call,
            MethodName = shape.MethodName,
            InterfaceName = shape.InterfaceName,
        };
        if (token.CanBeCanceled)
        {
            call?.Watch(token);
        }

        try
        {
            Route(message);
        }
        catch (Exception exception)
        {
            if (call is null)
            {
                RuntimeLog.MessageDropped(Log, exception, message);
            }
            else
            {
                call.Fail(exception);
            }
        }

        return call?.Task ?? Task.FromResult(default(T)!);
    }

    /// <summary>Finds where the message goes and sends it there.</summary>
    public abstract void Route(Message message);

    /// <summary>Handles a message that has come here.</summary>
    protected abstract void Receive(Message message);

    /// <summary>A message arrives from the network.</summary>
    public void Arrive(Message message)
    {
        if (!IsRunning)
        {
            Network.Undeliverable(message, this);
            return;
        }

        Interlocked.Increment(ref _received);
        if (message.Kind == MessageKind.Response)
        {
            try
            {
                message.Response ??= ResponseWire.Read(message.Body!, References);
            }
            catch (Exception exception)
            {
                message.Response = Response.FromException(exception);
            }

            message.Call!.Complete(message.Response);
            return;
        }

        try
        {
            if (message.ContextBody is { } context)
            {
                // Read where it arrives, since placement looks for hints in it.
                message.Context = RequestWire.ReadContext(context, References);
                message.ContextBody = null;
            }

            Receive(message);
        }
        catch (Exception exception)
        {
            Reject(message, exception);
        }
    }

    public override string ToString() => Name;
}
