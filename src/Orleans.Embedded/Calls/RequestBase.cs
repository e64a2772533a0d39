using System.Reflection;
using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>A call to a grain: emitted classes derive from this, one per method, with a typed field per argument.</summary>
public abstract class RequestBase : IRequest
{
    private CancellationTokenSource? _cancellation;

    /// <summary>How it is invoked.</summary>
    public InvokeMethodOptions Options { get; private set; }

    /// <inheritdoc/>
    public bool IsCancellable => Shape.TokenIndex >= 0;

    internal abstract RequestShape Shape { get; }

    /// <inheritdoc/>
    public void AddInvokeMethodOptions(InvokeMethodOptions options) => Options |= options;

    /// <inheritdoc/>
    public abstract object? GetTarget();

    /// <inheritdoc/>
    public abstract void SetTarget(ITargetHolder holder);

    /// <inheritdoc/>
    public abstract ValueTask<Response> Invoke();

    /// <inheritdoc/>
    public virtual int GetArgumentCount() => 0;

    /// <inheritdoc/>
    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public string GetMethodName() => Shape.MethodName;

    /// <inheritdoc/>
    public string GetInterfaceName() => Shape.InterfaceName;

    /// <inheritdoc/>
    public string GetActivityName() => Shape.ActivityName;

    /// <inheritdoc/>
    public MethodInfo GetMethod() => Shape.Method;

    /// <inheritdoc/>
    public Type GetInterfaceType() => Shape.InterfaceType;

    /// <inheritdoc/>
    public TimeSpan? GetDefaultResponseTimeout() => Shape.Timeout;

    /// <inheritdoc/>
    public CancellationToken GetCancellationToken() => IsCancellable ? (CancellationToken)GetArgument(Shape.TokenIndex)! : default;

    /// <inheritdoc/>
    public bool TryCancel()
    {
        if (_cancellation is not { } source)
        {
            return false;
        }

        source.Cancel();
        return true;
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => Shape.ActivityName;

    /// <summary>Gives the callee a token of its own, which the caller's cancels by a message.</summary>
    internal void PrepareCancellation()
    {
        _cancellation = new CancellationTokenSource();
        SetArgument(Shape.TokenIndex, _cancellation.Token);
    }

    internal virtual void WriteArguments(WireWriter writer)
    {
    }

    internal virtual void ReadArguments(WireReader reader)
    {
    }

    /// <summary>The response with a copy of the result, unless the result is immutable.</summary>
    internal virtual Response CopyResponse(Response response) => response;

    internal void Begin() => Options |= Shape.Options;

    internal void WriteTo(WireWriter writer)
    {
        writer.WriteString(Shape.InterfaceName);
        writer.WriteVarUInt((uint)Shape.Index);
        foreach (var type in Shape.Method.IsGenericMethod ? Shape.Method.GetGenericArguments() : [])
        {
            writer.WriteType(type);
        }

        WriteArguments(writer);
    }

    internal static RequestBase ReadFrom(WireReader reader)
    {
        var type = InterfaceDescriptor.TypeOf(reader.ReadString()!);
        var shape = InterfaceDescriptor.Of(type).Shape((int)reader.ReadVarUInt());
        if (shape.Method.IsGenericMethodDefinition)
        {
            shape = GenericMethods.Close(shape, [.. shape.Method.GetGenericArguments().Select(_ => reader.ReadType())]);
        }

        var request = shape.Create();
        request.Begin();
        request.ReadArguments(reader);
        return request;
    }

    internal static TTarget TargetOf<TTarget>(ITargetHolder holder, bool isExtension)
        where TTarget : class
    {
        var target = isExtension ? holder.GetComponent(typeof(TTarget)) : holder.GetTarget();
        return target as TTarget ?? throw (isExtension
            ? new GrainExtensionNotInstalledException($"No extension of interface {typeof(TTarget)} is installed on {holder}; hint: siloBuilder.AddGrainExtension.")
            : new InvalidCastException($"{holder} of class {target?.GetType()} does not implement {typeof(TTarget)}."));
    }
}
