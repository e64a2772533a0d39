using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A call on its way through the filters of the caller.</summary>
internal sealed class OutgoingCall<T>(Node node, GrainReference reference, RequestBase request) : IOutgoingGrainCallContext
{
    private int _stage;

    public IGrainContext? SourceContext { get; } = RuntimeContext.Current;

    public IInvokable Request => request;

    public object Grain => reference;

    public GrainId? SourceId => SourceContext?.GrainId;

    public GrainId TargetId => reference.GrainId;

    public GrainInterfaceType InterfaceType => reference.InterfaceType;

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.GetMethodName();

    public MethodInfo InterfaceMethod => request.GetMethod();

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response?.Result;
        set => Response = value is null && !typeof(T).IsValueType ? Response.FromResult<T>(default!) : Response.FromResult((T)value!);
    }

    public async Task Invoke()
    {
        var stage = _stage++;
        if (stage < node.OutgoingFilters.Length)
        {
            try
            {
                await node.OutgoingFilters[stage].Invoke(this);
            }
            finally
            {
                _stage = stage;
            }

            return;
        }

        // The request object may be used once more by a filter that retries, so its callee gets it anew each time.
        try
        {
            Response = Response.FromResult(await node.Call<T>(reference, request));
        }
        catch (Exception exception)
        {
            Response = Response.FromException(exception);
            throw;
        }
    }
}
