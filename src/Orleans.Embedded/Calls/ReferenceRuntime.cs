using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>What references do: they are cast, and they call.</summary>
internal sealed class ReferenceRuntime(Node node) : IReferenceSource
{
    private readonly ConcurrentDictionary<(GrainType, Type), GrainReferenceShared> _shared = new();

    public Node Node => node;

    public IServiceProvider Services => node.Services;

    public object GetReference(GrainId grainId, Type interfaceType)
    {
        if (!interfaceType.IsInterface || !typeof(IAddressable).IsAssignableFrom(interfaceType))
        {
            throw new ArgumentException($"{interfaceType} is not a grain interface.", nameof(interfaceType));
        }

        var shared = _shared.TryGetValue((grainId.Type, interfaceType), out var known)
            ? known
            : _shared.GetOrAdd((grainId.Type, interfaceType), key => new GrainReferenceShared(this, key.Item1, InterfaceDescriptor.Of(key.Item2)));
        return shared.Descriptor.NewReference(shared, grainId.Key);
    }

    public object Cast(GrainReference reference, Type interfaceType) =>
        interfaceType.IsInstanceOfType(reference) ? reference : GetReference(reference.GrainId, interfaceType);

    public Guid NewGuid() => node.Processor.NewGuid();

    public Task<T> Call<T>(GrainReference reference, RequestBase request)
    {
        request.Begin();
        return node.OutgoingFilters.Length == 0 ? node.Call<T>(reference, request) : CallThroughFilters<T>(reference, request);
    }

    public void Send(GrainReference reference, RequestBase request)
    {
        request.Begin();
        request.AddInvokeMethodOptions(InvokeMethodOptions.OneWay);
        if (node.OutgoingFilters.Length == 0)
        {
            _ = node.Call<object?>(reference, request);
        }
        else
        {
            CallThroughFilters<object?>(reference, request).Ignore();
        }
    }

    private Task<T> CallThroughFilters<T>(GrainReference reference, RequestBase request)
    {
        try
        {
            return new OutgoingCall<T>(node, reference, request).RunAsync();
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }
}
