namespace Orleans.Streams.Core;

/// <summary>Makes the handle of a subscription that was made on a grain's behalf.</summary>
public interface IStreamSubscriptionHandleFactory
{
    /// <summary>The stream subscribed to.</summary>
    StreamId StreamId { get; }

    /// <summary>Name of the stream's provider.</summary>
    string ProviderName { get; }

    /// <summary>Identity of the subscription.</summary>
    GuidId SubscriptionId { get; }

    /// <summary>The handle, to be resumed with an observer.</summary>
    /// <typeparam name="T">Item type of the stream.</typeparam>
    StreamSubscriptionHandle<T> Create<T>();
}
