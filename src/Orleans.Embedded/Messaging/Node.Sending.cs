namespace Orleans.Embedded;

/// <summary>Messages on their way to other nodes and back.</summary>
internal abstract partial class Node
{
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
}
