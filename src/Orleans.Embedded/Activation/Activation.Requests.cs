namespace Orleans.Embedded;

/// <summary>Which requests run when, and how.</summary>
internal sealed partial class Activation
{
    private readonly Func<Message, bool> _mayRun;

    private void Pump()
    {
        var ambient = ExecutionContext.Capture();
        while (TryTakeRunnable() is { } message)
        {
            Start(message);

            // What a request leaves in the ambient values must not reach the next one.
            if (ambient is not null && !ReferenceEquals(ExecutionContext.Capture(), ambient))
            {
                ExecutionContext.Restore(ambient);
            }
        }

        if (IsReadyToEnd())
        {
            _ = FinishDeactivatingAsync();
        }
    }

    private Message? TryTakeRunnable()
    {
        lock (_lock)
        {
            if (State != ActivationState.Valid || (_deactivation is not null && _running.Count == 0))
            {
                // A migrating or ending activation lets its requests end; new ones go to the next activation.
                return null;
            }

            if (_blocking is not null && _waiting.Interleavable == 0 && !Class.IsReentrant && Class.MayInterleave is null)
            {
                return null;
            }

            if (!_waiting.TryTake(_mayRun, out var message))
            {
                return null;
            }

            _running.Add(message);
            if (!message.IsAlwaysInterleave)
            {
                _blocking ??= message;
            }

            return message;
        }
    }

    private bool MayRun(Message message)
    {
        if (_deactivation is not null && !message.IsAlwaysInterleave && !IsInReentrantSection(message))
        {
            return false;
        }

        if (_running.Count == 0 || _blocking is null || message.IsAlwaysInterleave || Class.IsReentrant)
        {
            return true;
        }

        if (message.IsReadOnly && _running.TrueForAll(static r => r.IsReadOnly || r.IsAlwaysInterleave))
        {
            return true;
        }

        if (IsInReentrantSection(message))
        {
            return true;
        }

        return Class.MayInterleave is { } may && message.Request is { } request && (may(GrainInstance, request) || (_blocking.Request is { } blocking && may(GrainInstance, blocking)));
    }

    private bool IsInReentrantSection(Message message) =>
        message.ReentrancyId != Guid.Empty && _reentrantSections is not null && _reentrantSections.ContainsKey(message.ReentrancyId);

    private void Start(Message message)
    {
        if (message.Tick is { } tick)
        {
            if (tick.KeepAlive)
            {
                LastUse = Silo.Processor.Clock.GetTimestamp();
            }

            Silo.Processor.Trace("tick", GrainId, "", tick.Number);
            Await(message, tick.RunAsync());
            return;
        }

        if (message.Call is { IsDone: true } && Silo.Messaging.DropExpiredMessages && message.Call.Deadline <= Silo.Processor.Clock.GetTimestamp())
        {
            End(message, null);
            return;
        }

        Silo.Processor.Trace("call", GrainId, message.MethodName, message.Id);
        RequestContext.Properties = new RequestContext.ContextProperties(message.ReentrancyId, message.Context);
        try
        {
            var request = message.Request!;
            request.SetTarget(this);
            if (message.Call is { WasCancelled: true })
            {
                request.TryCancel();
            }

            var filters = Silo.IncomingFilters;
            Await(message, filters.Length == 0 && GrainInstance is not IIncomingGrainCallFilter ? request.Invoke() : IncomingCall.Run(this, message, filters));
        }
        catch (Exception exception)
        {
            End(message, Response.FromException(exception));
        }
    }

    private void Await(Message message, ValueTask<Response> outcome)
    {
        if (outcome.IsCompletedSuccessfully)
        {
            End(message, outcome.Result);
        }
        else
        {
            _ = AwaitSlowly(message, outcome);
        }
    }

    private async Task AwaitSlowly(Message message, ValueTask<Response> outcome)
    {
        Response response;
        try
        {
            response = await outcome;
        }
        catch (Exception exception)
        {
            response = Response.FromException(exception);
        }

        End(message, response);
        _scheduler.QueuePump();
    }

    private void End(Message message, Response? response)
    {
        if (response is not null && message.Kind == MessageKind.Request)
        {
            if (response.Exception is { } exception)
            {
                Observe(message, exception);
            }

            Silo.Respond(message, response);
        }

        lock (_lock)
        {
            _running.Remove(message);
            _waiting.Reconsider();
            if (ReferenceEquals(_blocking, message))
            {
                _blocking = _running.Find(static r => !r.IsAlwaysInterleave);
            }

            if (message.Tick is null)
            {
                LastUse = Silo.Processor.Clock.GetTimestamp();
            }
        }
    }

    private void Observe(Message message, Exception exception)
    {
        if (message.IsOneWay)
        {
            RuntimeLog.OneWayFailed(Silo.RuntimeLogger, exception, message);
        }

        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            // The state in memory is known to be stale; only this activation ends, not those of the callers.
            inconsistent.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, "The stored state has changed."));
        }
    }

    private bool IsReadyToEnd()
    {
        lock (_lock)
        {
            if (State == ActivationState.Valid && _deactivation is not null && _running.Count == 0)
            {
                State = ActivationState.Deactivating;
                return true;
            }

            return false;
        }
    }
}
