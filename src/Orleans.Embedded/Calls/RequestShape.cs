using System.Reflection;

namespace Orleans.Embedded;

/// <summary>What is the same for all calls of one method.</summary>
internal sealed class RequestShape
{
    public RequestShape(Type interfaceType, MethodInfo method, int index)
    {
        InterfaceType = interfaceType;
        Method = method;
        Index = index;
        InterfaceName = InterfaceDescriptor.NameOf(interfaceType);
        MethodName = method.Name;
        ActivityName = $"{interfaceType.Name}/{method.Name}";
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        ReturnsImmutable = method.ReturnParameter.IsDefined(typeof(ImmutableAttribute), false) || method.IsDefined(typeof(ImmutableAttribute), false);
        IsExtension = typeof(IGrainExtension).IsAssignableFrom(interfaceType);
        var parameters = method.GetParameters();
        TokenIndex = Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken));
        if (method.IsDefined(typeof(Concurrency.AlwaysInterleaveAttribute)))
        {
            Options |= InvokeMethodOptions.AlwaysInterleave;
        }

        if (method.IsDefined(typeof(Concurrency.ReadOnlyAttribute)))
        {
            Options |= InvokeMethodOptions.ReadOnly;
        }

        if (method.IsDefined(typeof(Concurrency.OneWayAttribute)) || method.ReturnType == typeof(void))
        {
            Options |= InvokeMethodOptions.OneWay;
        }
    }

    public Type InterfaceType { get; }

    public MethodInfo Method { get; }

    public int Index { get; }

    public string InterfaceName { get; }

    public string MethodName { get; }

    public string ActivityName { get; }

    public TimeSpan? Timeout { get; }

    public bool ReturnsImmutable { get; }

    public bool IsExtension { get; }

    public int TokenIndex { get; }

    public InvokeMethodOptions Options { get; }

    /// <summary>Whether an argument is copied when the call is made.</summary>
    public static bool IsCopied(ParameterInfo parameter) =>
        parameter.ParameterType != typeof(CancellationToken) && !parameter.IsDefined(typeof(ImmutableAttribute), false) && !Codecs.IsShallow(parameter.ParameterType);

    /// <summary>Makes an empty request, to be filled from bytes.</summary>
    public Func<RequestBase> Create { get; set; } = null!;
}
