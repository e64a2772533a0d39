namespace Orleans.Streams.Core;

/// <summary>Implemented by grains that are subscribed by others: implicitly, by an attribute, or by the subscription manager.</summary>
public interface IStreamSubscriptionObserver
{
    /// <summary>Called before the first item of a subscription that has no observer yet.</summary>
    /// <param name="handleFactory">Makes the subscription's handle.</param>
    Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
}
