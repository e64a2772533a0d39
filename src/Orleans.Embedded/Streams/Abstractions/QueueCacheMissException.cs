namespace Orleans.Streams;

/// <summary>A subscriber asked for a place of the stream whose items are no longer kept.</summary>
[Serializable]
[GenerateSerializer]
public class QueueCacheMissException : OrleansException
{
    /// <summary>Without a message.</summary>
    public QueueCacheMissException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What was asked for and what is there.</param>
    public QueueCacheMissException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    /// <param name="message">What was asked for and what is there.</param>
    /// <param name="inner">Why.</param>
    public QueueCacheMissException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
