using System.Reflection;

namespace Orleans;

/// <summary>A call as a filter sees it.</summary>
public interface IGrainCallContext
{
    /// <summary>The request with its arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain that is called: the object for incoming calls, the reference for outgoing ones.</summary>
    object Grain { get; }

    /// <summary>The caller; null outside of grains.</summary>
    GrainId? SourceId { get; }

    /// <summary>The grain that is called.</summary>
    GrainId TargetId { get; }

    /// <summary>The interface.</summary>
    GrainInterfaceType InterfaceType { get; }

    /// <summary>The name of the interface.</summary>
    string InterfaceName { get; }

    /// <summary>The name of the method.</summary>
    string MethodName { get; }

    /// <summary>The method of the interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The result, after <see cref="Invoke"/>.</summary>
    object? Result { get; set; }

    /// <summary>The response, after <see cref="Invoke"/>.</summary>
    Response? Response { get; set; }

    /// <summary>Goes on to the next filter or the grain.</summary>
    Task Invoke();
}
