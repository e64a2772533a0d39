
namespace Orleans.Runtime;

/// <summary>A call of a method that returns a task.</summary>
public abstract class TaskRequest : RequestBase
{
    /// <inheritdoc/>
    public sealed override ValueTask<Response> Invoke()
    {
        try
        {
            var task = InvokeInner();
            return task.IsCompletedSuccessfully ? new(Response.Completed) : Finish(task);
        }
        catch (Exception exception)
        {
            return new(Response.FromException(exception));
        }
    }

    /// <summary>Calls the method.</summary>
    protected abstract Task InvokeInner();

    private static async ValueTask<Response> Finish(Task task)
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
