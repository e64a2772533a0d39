namespace Orleans.Providers;

/// <summary>A published batch.</summary>
[Serializable]
[GenerateSerializer]
public sealed class MemoryMessageBody
{
    /// <summary>A batch with the producer's request context.</summary>
    /// <param name="events">The items, in order.</param>
    /// <param name="requestContext">Values that the producer's calls carry, or null.</param>
    public MemoryMessageBody(IEnumerable<object> events, Dictionary<string, object>? requestContext)
    {
        ArgumentNullException.ThrowIfNull(events);
        Events = [.. events];
        RequestContext = requestContext;
    }

    /// <summary>The items, in order.</summary>
    [Id(0)]
    public List<object> Events { get; }

    /// <summary>Values that the producer's calls carry.</summary>
    [Id(1)]
    public Dictionary<string, object>? RequestContext { get; }
}
