
namespace Orleans.Runtime;

/// <summary>A call of a method that returns a value task.</summary>
public abstract class Request : RequestBase
{
    /// <inheritdoc/>
    public sealed override ValueTask<Response> Invoke()
    {
        try
        {
            var task = InvokeInner();
            if (!task.IsCompletedSuccessfully)
            {
                return Finish(task);
            }

            task.GetAwaiter().GetResult();
            return new(Response.Completed);
        }
        catch (Exception exception)
        {
            return new(Response.FromException(exception));
        }
    }

    /// <summary>Calls the method.</summary>
    protected abstract ValueTask InvokeInner();

    private static async ValueTask<Response> Finish(ValueTask task)
    {
        try
        {
            await task;
            return Response.Completed;
        }
        catch (Exception exception)
        {
            return Response.FromException(exception);
        }
    }
}
