namespace Orleans.Streams;

/// <summary>The agent of a queue that an adapter reads.</summary>
internal interface IPersistentStreamAgentGrain : IStreamProducer
{
    /// <summary>Begins to read, unless it does already.</summary>
    Task StartAsync();
}
