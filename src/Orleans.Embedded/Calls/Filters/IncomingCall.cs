using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A call on its way through the filters of the callee: those of the silo, then the grain's own, each with a context that goes on to the next.</summary>
internal sealed class IncomingCall
{
    private readonly ITargetContext _target;
    private readonly Message _message;
    private readonly IIncomingGrainCallFilter[] _filters;
    private readonly RequestBase _request;
    private readonly object _grain;
    private Response? _response;

    private IncomingCall(ITargetContext target, Message message, IIncomingGrainCallFilter[] filters)
    {
        _target = target;
        _message = message;
        _filters = filters;
        _request = message.Request!;
        _grain = _request.GetTarget()!;
    }

    public static ValueTask<Response> Run(ITargetContext target, Message message, IIncomingGrainCallFilter[] filters)
    {
        var call = new IncomingCall(target, message, filters);
        try
        {
            var task = call.Go(0);
            return task.IsCompletedSuccessfully ? new(call._response ?? Response.Completed) : FinishAsync(call, task);
        }
        catch (Exception exception)
        {
            return new(Response.FromException(exception));
        }
    }

    private static async ValueTask<Response> FinishAsync(IncomingCall call, Task task)
    {
        try
        {
            await task;
            return call._response ?? Response.Completed;
        }
        catch (Exception exception)
        {
            return Response.FromException(exception);
        }
    }

    private Task Go(int stage)
    {
        if (stage < _filters.Length)
        {
            return _filters[stage].Invoke(new Stage(this, stage + 1));
        }

        if (stage == _filters.Length && _grain is IIncomingGrainCallFilter own)
        {
            return own.Invoke(new Stage(this, stage + 1));
        }

        var outcome = _request.Invoke();
        return outcome.IsCompletedSuccessfully ? Take(outcome.Result) : TakeAsync(outcome);
    }

    private Task Take(Response response)
    {
        _response = response;
        return response.Exception is { } exception ? Task.FromException(exception) : Task.CompletedTask;
    }

    private async Task TakeAsync(ValueTask<Response> outcome) => await Take(await outcome);

    private sealed class Stage(IncomingCall call, int next) : IIncomingGrainCallContext
    {
        public IGrainContext TargetContext => call._target.Context!;

        public IInvokable Request => call._request;

        public object Grain => call._grain;

        public GrainId? SourceId => call._message.SourceGrain.IsDefault ? null : call._message.SourceGrain;

        public GrainId TargetId => call._message.Target;

        public GrainInterfaceType InterfaceType => GrainInterfaceType.Create(call._request.GetInterfaceName());

        public string InterfaceName => call._request.GetInterfaceName();

        public string MethodName => call._request.GetMethodName();

        public MethodInfo InterfaceMethod => call._request.GetMethod();

        public MethodInfo ImplementationMethod => ImplementationMethods.Of(call._grain.GetType(), InterfaceMethod);

        public Response? Response
        {
            get => call._response;
            set => call._response = value;
        }

        public object? Result
        {
            get => call._response?.Result;
            set => call._response = ResultResponses.Of(InterfaceMethod.ReturnType, value);
        }

        public Task Invoke() => call.Go(next);
    }
}
