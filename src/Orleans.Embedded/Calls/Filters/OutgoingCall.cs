using System.Reflection;

namespace Orleans.Embedded;

/// <summary>
/// A call on its way through the filters of the caller. Each filter gets a context of its own that goes on to the next one, so that
/// a filter may go on as often as it likes and one that only passes the call on costs no wait of its own.
/// </summary>
internal sealed class OutgoingCall<T>(Node node, GrainReference reference, RequestBase request)
{
    private readonly IGrainContext? _source = RuntimeContext.Current;
    private Task<T>? _call;
    private Response? _response;

    private RequestBase Request => request;

    private GrainReference Reference => reference;

    private Response? Response
    {
        get
        {
            if (_response is null && _call is { IsCompleted: true } call)
            {
                _response = call.IsCompletedSuccessfully ? Response.FromResult(call.Result) : Response.FromException(call.Exception?.InnerException ?? new TaskCanceledException(call));
            }

            return _response;
        }

        set
        {
            _response = value;
            _call = null;
        }
    }

    public Task<T> RunAsync()
    {
        var task = Go(0);
        return ReferenceEquals(task, _call) && _response is null ? _call : FinishAsync(task);
    }

    private async Task<T> FinishAsync(Task task)
    {
        await task;
        return Response is { } response ? response.GetResult<T>() : default!;
    }

    private Task Go(int stage)
    {
        if (stage < node.OutgoingFilters.Length)
        {
            return node.OutgoingFilters[stage].Invoke(new Stage(this, stage + 1));
        }

        _response = null;
        return _call = node.Call<T>(reference, request);
    }

    private sealed class Stage(OutgoingCall<T> call, int next) : IOutgoingGrainCallContext
    {
        public IGrainContext? SourceContext => call._source;

        public IInvokable Request => call.Request;

        public object Grain => call.Reference;

        public GrainId? SourceId => call._source?.GrainId;

        public GrainId TargetId => call.Reference.GrainId;

        public GrainInterfaceType InterfaceType => call.Reference.InterfaceType;

        public string InterfaceName => call.Request.GetInterfaceName();

        public string MethodName => call.Request.GetMethodName();

        public MethodInfo InterfaceMethod => call.Request.GetMethod();

        public Response? Response
        {
            get => call.Response;
            set => call.Response = value;
        }

        public object? Result
        {
            get => call.Response?.Result;
            set => call.Response = Response.FromResult(value is null ? default! : (T)value);
        }

        public Task Invoke() => call.Go(next);
    }
}
