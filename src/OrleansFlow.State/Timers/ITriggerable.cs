namespace OrleansFlow.State.Timers;

/// <summary>Called when timers fire; the current key is the timer's (org.apache.flink.streaming.api.operators.Triggerable).</summary>
internal interface ITriggerable<TKey, TNamespace>
{
    /// <summary>A timer of event time has fired.</summary>
    void OnEventTime(in InternalTimer<TKey, TNamespace> timer);

    /// <summary>A timer of processing time has fired.</summary>
    void OnProcessingTime(in InternalTimer<TKey, TNamespace> timer);
}
