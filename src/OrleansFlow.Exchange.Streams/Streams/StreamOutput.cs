using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange.Streams;

/// <summary>A partition's end of a channel: what is sent goes through the channel's stream.</summary>
internal sealed class StreamOutput(ExchangeStream stream, ChannelOutput inner) : ChannelOutput
{
    public override ChannelOutput Inner => inner;

    public override ChannelId Id => inner.Id;

    public override bool IsDrained => inner.IsDrained;

    public override long BytesSent => inner.BytesSent;

    public override int AvailableCredits => inner.AvailableCredits;

    public override int QueuedBatches => inner.QueuedBatches;

    public override bool TryReserve() => inner.TryReserve();

    public override void Send(RecordBatch batch)
    {
        Task sent = stream.OnNextAsync(batch);
        if (!sent.IsCompletedSuccessfully)
        {
            // The credit was kept before: it cannot be waiting, it has failed.
            sent.GetAwaiter().GetResult();
        }
    }

    public override void Abort(Exception? cause) => inner.Abort(cause);

    public override void Close() => inner.Close();
}
