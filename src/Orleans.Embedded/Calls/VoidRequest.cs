
namespace Orleans.Runtime;

/// <summary>A call of a method without a result.</summary>
public abstract class VoidRequest : RequestBase
{
    /// <inheritdoc/>
    public sealed override ValueTask<Response> Invoke()
    {
        try
        {
            InvokeInner();
            return new(Response.Completed);
        }
        catch (Exception exception)
        {
            return new(Response.FromException(exception));
        }
    }

    /// <summary>Calls the method.</summary>
    protected abstract void InvokeInner();
}
