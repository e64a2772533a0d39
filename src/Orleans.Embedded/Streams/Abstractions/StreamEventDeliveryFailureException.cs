namespace Orleans.Streams;

/// <summary>An item could not be delivered for so long that it was given up.</summary>
[Serializable]
[GenerateSerializer]
public sealed class StreamEventDeliveryFailureException : OrleansException
{
    /// <summary>Without a message.</summary>
    public StreamEventDeliveryFailureException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What failed.</param>
    public StreamEventDeliveryFailureException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">Why.</param>
    public StreamEventDeliveryFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
