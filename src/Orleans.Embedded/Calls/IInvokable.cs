using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call as an object: a method and its arguments.</summary>
public interface IInvokable : IDisposable
{
    /// <summary>Whether there is a cancellation token among the arguments.</summary>
    bool IsCancellable { get; }

    /// <summary>The object on which it will be invoked.</summary>
    object? GetTarget();

    /// <summary>Sets the object on which it will be invoked.</summary>
    void SetTarget(ITargetHolder holder);

    /// <summary>Invokes the method.</summary>
    ValueTask<Response> Invoke();

    /// <summary>The number of arguments.</summary>
    int GetArgumentCount();

    /// <summary>An argument.</summary>
    object? GetArgument(int index);

    /// <summary>Changes an argument.</summary>
    void SetArgument(int index, object value);

    /// <summary>The name of the method.</summary>
    string GetMethodName();

    /// <summary>The name of the interface.</summary>
    string GetInterfaceName();

    /// <summary>Interface and method, as in traces.</summary>
    string GetActivityName();

    /// <summary>The method of the interface.</summary>
    MethodInfo GetMethod();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();

    /// <summary>How long the caller waits; null for the silo's or client's setting.</summary>
    TimeSpan? GetDefaultResponseTimeout();

    /// <summary>The cancellation token among the arguments.</summary>
    CancellationToken GetCancellationToken();

    /// <summary>Cancels the invocation; false when it cannot be.</summary>
    bool TryCancel();
}
