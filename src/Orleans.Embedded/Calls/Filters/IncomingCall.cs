using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A call on its way through the filters of the callee.</summary>
internal sealed class IncomingCall(ITargetContext target, Message message, IIncomingGrainCallFilter[] filters) : IIncomingGrainCallContext
{
    private readonly RequestBase _request = message.Request!;
    private int _stage;

    public IGrainContext TargetContext => target.Context!;

    public IInvokable Request => _request;

    public object Grain => _request.GetTarget()!;

    public GrainId? SourceId => message.SourceGrain.IsDefault ? null : message.SourceGrain;

    public GrainId TargetId => message.Target;

    public GrainInterfaceType InterfaceType => GrainInterfaceType.Create(_request.GetInterfaceName());

    public string InterfaceName => _request.GetInterfaceName();

    public string MethodName => _request.GetMethodName();

    public MethodInfo InterfaceMethod => _request.GetMethod();

    public MethodInfo ImplementationMethod => ImplementationMethods.Of(Grain.GetType(), InterfaceMethod);

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response?.Result;
        set => Response = ResultResponses.Of(InterfaceMethod.ReturnType, value);
    }

    public async Task Invoke()
    {
        var stage = _stage++;
        try
        {
            if (stage < filters.Length)
            {
                await filters[stage].Invoke(this);
                return;
            }

            if (stage == filters.Length && Grain is IIncomingGrainCallFilter own)
            {
                await own.Invoke(this);
                return;
            }
        }
        finally
        {
            if (stage <= filters.Length)
            {
                _stage = stage;
            }
        }

        Response = await _request.Invoke();
        _stage = stage;
        if (Response.Exception is { } exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
        }
    }

    public static async ValueTask<Response> Run(ITargetContext target, Message message, IIncomingGrainCallFilter[] filters)
    {
        var call = new IncomingCall(target, message, filters);
        try
        {
            await call.Invoke();
            return call.Response ?? Response.Completed;
        }
        catch (Exception exception)
        {
            return Response.FromException(exception);
        }
    }
}
