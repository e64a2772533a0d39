namespace Orleans.Utilities;

/// <summary>The subscribed observers of a grain; those that do not subscribe again within a time, or fail, are removed.</summary>
public class ObserverManager<TObserver> : ObserverManager<IAddressable, TObserver>
{
    /// <summary>Observers expire after the given time.</summary>
    public ObserverManager(TimeSpan expiration, ILogger log)
        : base(expiration, log)
    {
    }
}
