using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>A call of a method that returns a task with a result.</summary>
public abstract class TaskRequest<TResult> : RequestBase
{
    /// <inheritdoc/>
    public sealed override ValueTask<Response> Invoke()
    {
        try
        {
            var task = InvokeInner();
            return task.IsCompletedSuccessfully ? new(Response.FromResult(task.Result)) : Finish(task);
        }
        catch (Exception exception)
        {
            return new(Response.FromException(exception));
        }
    }

    internal sealed override Response CopyResponse(Response response) => ResponseCopies.Copy<TResult>(response, Shape);

    /// <summary>Calls the method.</summary>
    protected abstract Task<TResult> InvokeInner();

    private static async ValueTask<Response> Finish(Task<TResult> task)
    {
        try
        {
            return Response.FromResult(await task);
        }
        catch (Exception exception)
        {
            return Response.FromException(exception);
        }
    }
}
