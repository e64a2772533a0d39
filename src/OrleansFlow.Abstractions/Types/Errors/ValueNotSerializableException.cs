namespace OrleansFlow.Types;

/// <summary>A value cannot be written although its declared type can: the message names the type and what to change.</summary>
public sealed class ValueNotSerializableException : OrleansFlowException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong with the value, and what to change.</param>
    public ValueNotSerializableException(string message)
        : base(message)
    {
    }
}
