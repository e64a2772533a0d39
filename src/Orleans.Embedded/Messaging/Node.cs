namespace Orleans.Embedded;

/// <summary>
/// A silo or a client: something that sends and receives messages. A call is a message to the target's node and a <see cref="PendingCall"/>
/// in the caller's; inside one node both are plain objects, between nodes the message is bytes and takes its time on the network.
/// </summary>
internal abstract class Node
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

    /// <summary>Sends a message to a node; to this one directly, to another as bytes.</summary>
    public void SendTo(Node receiver, Message message)
    {
        if (message.Call is { } call && message.Kind == MessageKind.Request)
        {
            call.Where = receiver;
        }

        message.Receiver = receiver;
        if (ReferenceEquals(receiver, this))
        {
            Receive(message);
            return;
        }

        if (message.Request is { } request)
        {
            message.Body = RequestWire.Write(request);
            message.Request = null;
        }

        if (message.Context is { } context)
        {
            message.ContextBody = RequestWire.WriteContext(context);
            message.Context = null;
        }

        Interlocked.Increment(ref _sent);
        Network.Deliver(this, receiver, message);
    }

    /// <summary>Makes a request of bytes again, when it has arrived.</summary>
    public void Unpack(Message message)
    {
        if (message.Body is { } body)
        {
            message.Request = RequestWire.Read(body, References);
            message.Request.AddInvokeMethodOptions(message.Options);
            if (message.Request.IsCancellable)
            {
                message.Request.PrepareCancellation();
            }

            message.Body = null;
        }
    }

    /// <summary>Answers a request.</summary>
    public void Respond(Message message, Response response)
    {
        if (message.IsOneWay || message.Call is not { } call || !IsRunning)
        {
            return;
        }

        if (ReferenceEquals(call.Owner, this))
        {
            if (message.Request is { } request && response.Exception is null)
            {
                try
                {
                    response = request.CopyResponse(response);
                }
                catch (Exception exception)
                {
                    response = Response.FromException(exception);
                }
            }

            call.Complete(response);
            return;
        }

        if (call.IsDone)
        {
            return;
        }

        byte[] body;
        try
        {
            body = ResponseWire.Write(response);
        }
        catch (Exception exception)
        {
            body = ResponseWire.Write(Response.FromException(exception));
        }

        Interlocked.Increment(ref _sent);
        Network.Deliver(this, call.Owner, new Message
        {
            Kind = MessageKind.Response,
            Id = message.Id,
            Sender = this,
            SourceGrain = message.Target,
            Target = message.SourceGrain,
            Call = call,
            Body = body,
            Receiver = call.Owner,
            MethodName = message.MethodName,
            InterfaceName = message.InterfaceName,
        });
    }

    public void Reject(Message message, Exception exception)
    {
        if (message.Call is null)
        {
            RuntimeLog.MessageDropped(Log, exception, message);
            return;
        }

        Respond(message, Response.FromException(exception));
    }

    /// <summary>Tells the callee that the caller no longer waits.</summary>
    public void SendCancel(PendingCall call)
    {
        if (!IsRunning || call.Where is not { IsRunning: true } receiver)
        {
            return;
        }

        var message = new Message { Kind = MessageKind.Cancel, Id = call.Id, Sender = this, Target = call.Target, Options = InvokeMethodOptions.OneWay, Receiver = receiver, MethodName = "cancel" };
        if (ReferenceEquals(receiver, this))
        {
            Receive(message);
        }
        else
        {
            Network.Deliver(this, receiver, message);
        }
    }

    /// <summary>Calls that went to a node that is gone fail.</summary>
    public void BreakCallsTo(Node gone) => Calls.Fail(call =>
        ReferenceEquals(call.Where, gone)
            ? new SiloUnavailableException($"{gone} became unavailable while {call.Shape.ActivityName} of {call.Target} was running there.")
            : null);

    public override string ToString() => Name;
}
