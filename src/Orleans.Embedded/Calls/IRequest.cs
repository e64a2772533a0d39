namespace Orleans.Runtime;

/// <summary>A call to a grain as an object.</summary>
public interface IRequest : IInvokable
{
    /// <summary>How it is invoked.</summary>
    InvokeMethodOptions Options { get; }

    /// <summary>Adds to how it is invoked.</summary>
    void AddInvokeMethodOptions(InvokeMethodOptions options);
}
