namespace Orleans.Streams.Filtering;

/// <summary>Chooses which items reach which subscription.</summary>
public interface IStreamFilter
{
    /// <summary>True when the item is to be delivered.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="item">The item.</param>
    /// <param name="filterData">What the subscriber gave on subscribing.</param>
    bool ShouldDeliver(StreamId streamId, object item, string? filterData);
}
