using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>A call of a method that returns a value task with a result.</summary>
public abstract class Request<TResult> : RequestBase
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
    protected abstract ValueTask<TResult> InvokeInner();

    private static async ValueTask<Response> Finish(ValueTask<TResult> task)
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
