namespace OrleansFlow.Types;

/// <summary>A type cannot be serialized, or not as it is used; the message names the member and what to do.</summary>
/// <remarks>There is no fallback that nobody asked for. Flink would use Kryo here.</remarks>
public sealed class UnsupportedTypeException : OrleansFlowException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The path of members from the root type, such as <c>Order.Customer.Socket</c>.</param>
    /// <param name="type">The type that is not supported.</param>
    /// <param name="reason">Why, and what to change.</param>
    public UnsupportedTypeException(string path, Type type, string reason)
        : base($"{path} cannot be serialized: {reason}")
    {
        Path = path;
        UnsupportedType = type.ToString();
    }

    /// <summary>The path of members from the root type, such as <c>Order.Customer.Socket</c>.</summary>
    public string Path { get; }

    /// <summary>The name of the type that is not supported.</summary>
    public string UnsupportedType { get; }
}
