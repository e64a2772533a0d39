
namespace Orleans.Embedded;

/// <summary>A call whose response has not come, with the task that the caller awaits.</summary>
internal sealed class PendingCall<T>(TaskCreationOptions completion) : PendingCall
{
    // The caller goes on by its own scheduler, never inside the callee's turn.
    private readonly TaskCompletionSource<T> _source = new(completion);

    public Task<T> Task => _source.Task;

    protected override void SetResponse(Response response)
    {
        try
        {
            _source.SetResult(response is Response<T> typed ? typed.TypedResult! : response.GetResult<T>());
        }
        catch (Exception exception) when (exception is InvalidCastException or NullReferenceException)
        {
            _source.TrySetException(new InvalidCastException($"{Shape.ActivityName} of {Target} answered {response.Result?.GetType().ToString() ?? "null"}, which does not fit {typeof(T)}.", exception));
        }
    }

    protected override void SetException(Exception exception)
    {
        if (exception is OperationCanceledException cancelled)
        {
            // Keeps message and token, and the task still counts as cancelled.
            _source.SetException(cancelled);
            return;
        }

        _source.SetException(exception);
    }

    protected override void SetCanceled(CancellationToken token) => _source.TrySetCanceled(token);
}
