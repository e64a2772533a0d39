using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>The producer's end of a channel (ResultSubpartitionView). Used by the producer's one logical thread, except where noted.</summary>
internal abstract class ChannelOutput
{
    /// <summary>The channel.</summary>
    public abstract ChannelId Id { get; }

    /// <summary>The end that does the work, if this one stands in front of it.</summary>
    public virtual ChannelOutput Inner => this;

    /// <summary>Whether all that was sent is in the hands of the consumer.</summary>
    public abstract bool IsDrained { get; }

    /// <summary>Bytes sent over the network; readable from any thread.</summary>
    public virtual long BytesSent => 0;

    /// <summary>Credits at hand; readable from any thread.</summary>
    public abstract int AvailableCredits { get; }

    /// <summary>Batches that were sent and, as far as is known here, not yet taken by the consumer. Asked for each record, so it takes no lock.</summary>
    public abstract int QueuedBatches { get; }

    /// <summary>Keeps a credit for the next batch. If there is none, the listener is told when there is.</summary>
    /// <returns>Whether <see cref="Send"/> may be called once.</returns>
    /// <exception cref="ChannelFailedException">The channel has failed.</exception>
    public abstract bool TryReserve();

    /// <summary>Hands over a batch, with the credit kept by <see cref="TryReserve"/>. The batch belongs to the channel from now on.</summary>
    /// <param name="batch">The batch.</param>
    public abstract void Send(RecordBatch batch);

    /// <summary>Hands over a batch if there is credit.</summary>
    /// <param name="batch">The batch; stays the caller's if there is none.</param>
    /// <returns>Whether it was handed over. If not, the listener is told when there is credit.</returns>
    public virtual bool TrySend(RecordBatch batch)
    {
        if (!TryReserve())
        {
            return false;
        }

        Send(batch);
        return true;
    }

    /// <summary>Gives up before everything was sent; the consumer fails. Callable from any thread, more than once.</summary>
    /// <param name="cause">Why, or null for a cancellation.</param>
    public abstract void Abort(Exception? cause);

    /// <summary>Lets go of the channel after everything was sent. Callable from any thread, more than once.</summary>
    public abstract void Close();
}
