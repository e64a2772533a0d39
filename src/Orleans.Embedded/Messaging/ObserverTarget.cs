
namespace Orleans.Embedded;

/// <summary>An object outside of grains that is called through references; held weakly, called one request at a time.</summary>
internal sealed class ObserverTarget(Node node, GrainId id, IAddressable target) : IMessageTarget, ITargetHolder, ITargetContext
{
    private readonly WeakReference<IAddressable> _target = new(target);
    private readonly Queue<Message> _queue = new();
    private bool _running;

    public GrainId Id => id;

    public IGrainContext? Context => null;

    public object? GetTarget() => _target.TryGetTarget(out var target) ? target : null;

    public object? GetComponent(Type componentType) => GetTarget() is { } target && componentType.IsInstanceOfType(target) ? target : null;

    public bool Is(object target) => ReferenceEquals(GetTarget(), target);

    public void Receive(Message message)
    {
        if (message.Kind != MessageKind.Request)
        {
            return;
        }

        lock (_queue)
        {
            _queue.Enqueue(message);
            if (_running)
            {
                return;
            }

            _running = true;
        }

        _ = node.Processor.RunAsync(PumpAsync);
    }

    private async Task PumpAsync()
    {
        while (true)
        {
            Message? message;
            lock (_queue)
            {
                if (!_queue.TryDequeue(out message))
                {
                    _running = false;
                    return;
                }
            }

            node.Processor.Trace("observe", id, message.MethodName, message.Id);
            RequestContext.Properties = new RequestContext.ContextProperties(message.ReentrancyId, message.Context);
            Response response;
            try
            {
                if (GetTarget() is null)
                {
                    throw new ClientNotAvailableException($"The object behind {id} was collected; hint: keep a reference to the object given to CreateObjectReference.");
                }

                message.Request!.SetTarget(this);
                response = node.IncomingFilters.Length == 0 ? await message.Request.Invoke() : await IncomingCall.Run(this, message, node.IncomingFilters);
            }
            catch (Exception exception)
            {
                response = Response.FromException(exception);
            }

            node.Respond(message, response);
        }
    }
}
