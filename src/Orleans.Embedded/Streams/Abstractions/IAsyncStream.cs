namespace Orleans.Streams;

/// <summary>What is known of a stream without its item type.</summary>
public interface IAsyncStream
{
    /// <summary>True when a subscription may begin at an earlier token.</summary>
    bool IsRewindable { get; }

    /// <summary>Name of the provider that owns the stream.</summary>
    string ProviderName { get; }

    /// <summary>Identity of the stream within its provider.</summary>
    StreamId StreamId { get; }
}
