
namespace Orleans.Embedded;

/// <summary>A call whose response has not come; a member of its node's list of calls.</summary>
internal abstract class PendingCall
{
    private CancellationTokenRegistration _cancellation;
    private int _done;

    public required Node Owner { get; init; }

    public required RequestShape Shape { get; init; }

    public required GrainId Target { get; init; }

    public long Id { get; init; }

    /// <summary>The clock's timestamp at which the response is given up.</summary>
    public long Deadline { get; init; }

    public TimeSpan Timeout { get; init; }

    /// <summary>The silo that the call went to, as far as is known.</summary>
    public volatile Node? Where;

    /// <summary>Neighbours in the list of calls.</summary>
    public PendingCall? Previous;

    /// <summary>Neighbours in the list of calls.</summary>
    public PendingCall? Next;

    /// <summary>The list of calls that this is in.</summary>
    public CallTable.Stripe? Stripe;

    /// <summary>Whether the caller has cancelled the call; its callee finds the token cancelled even when the message that says so was overtaken.</summary>
    public bool WasCancelled { get; private set; }

    public bool IsDone => Volatile.Read(ref _done) != 0;

    /// <summary>Ends the call once; later responses are ignored.</summary>
    public void Complete(Response response)
    {
        if (!End())
        {
            return;
        }

        if (response.Exception is { } exception)
        {
            SetException(exception);
        }
        else
        {
            SetResponse(response);
        }
    }

    public void Fail(Exception exception)
    {
        if (End())
        {
            SetException(exception);
        }
    }

    public void Cancel(CancellationToken token)
    {
        if (End())
        {
            SetCanceled(token);
        }
    }

    public void Watch(CancellationToken token) =>
        _cancellation = token.UnsafeRegister(static (state, token) => ((PendingCall)state!).OnCancelled(token), this);

    protected abstract void SetResponse(Response response);

    protected abstract void SetException(Exception exception);

    protected abstract void SetCanceled(CancellationToken token);

    private void OnCancelled(CancellationToken token)
    {
        if (IsDone)
        {
            return;
        }

        WasCancelled = true;
        Owner.SendCancel(this);
        Cancel(token);
    }

    private bool End()
    {
        if (Interlocked.Exchange(ref _done, 1) != 0)
        {
            return false;
        }

        Stripe?.Remove(this);
        _cancellation.Unregister();
        return true;
    }
}
