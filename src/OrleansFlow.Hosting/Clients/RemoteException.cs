namespace OrleansFlow.Hosting;

/// <summary>What user code threw on a silo, as far as it can be told: exceptions themselves do not travel.</summary>
/// <param name="typeName">Full name of the exception's type.</param>
/// <param name="message">Its message.</param>
/// <param name="detail">The whole exception as text, with stack and inner ones.</param>
public sealed class RemoteException(string typeName, string message, string? detail) : Exception(message)
{
    /// <summary>Full name of the exception's type.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>The exception as the silo printed it.</summary>
    /// <returns>Type, message, stack and inner exceptions.</returns>
    public override string ToString() => detail ?? $"{TypeName}: {Message}";
}
