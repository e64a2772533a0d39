namespace OrleansFlow.Types;

/// <summary>A type cannot be a key, because its <c>Equals</c> and its serialized form can disagree.</summary>
public sealed class InvalidKeyTypeException : OrleansFlowException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="type">The type that was to be a key.</param>
    /// <param name="reason">The member that is the trouble, why, and what to change.</param>
    public InvalidKeyTypeException(Type type, string reason)
        : base($"{TypeNames.Of(type)} cannot be a key: {reason}")
    {
    }
}
