using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>Takes the batches of a channel in their order, within the credit that was given.</summary>
internal interface IChannelReceiver
{
    /// <summary>The next batch. It belongs to the receiver.</summary>
    /// <param name="batch">The batch.</param>
    void OnNext(RecordBatch batch);
}
