using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>The producer's end of a channel inside a silo: hands over the batch object itself (LocalInputChannel).</summary>
internal sealed class LocalOutput(InputChannel channel, ExchangeEnvironment environment) : ChannelOutput
{
    private const int Open = 0;
    private const int Ended = 1;

    private int _state;

    public override ChannelId Id => channel.Id;

    // A consumer that is not there yet may still never come: the producer stays until it has seen it.
    public override bool IsDrained => channel.Inbox.IsAttached;

    public override int AvailableCredits => channel.Inbox.AvailableCredits(channel);

    public override int QueuedBatches => channel.Queued;

    public override bool TryReserve() => channel.Inbox.TryReserve(channel);

    public override void Send(RecordBatch batch) => (channel.Subscription ?? channel).OnNext(batch);

    public override void Abort(Exception? cause)
    {
        if (Interlocked.Exchange(ref _state, Ended) == Open)
        {
            string reason = ProducerFailure.Describe(Id.Producer, cause);
            if (!channel.Inbox.IsAttached)
            {
                environment.Remember(Id.Producer, reason, cause is null);
            }

            channel.Inbox.Fail(channel, new ChannelFailedException(Id, reason, cause is null, cause));
            Leave();
        }
    }

    public override void Close()
    {
        if (Interlocked.Exchange(ref _state, Ended) == Open)
        {
            Leave();
        }
    }

    private void Leave()
    {
        channel.Inbox.Leave(channel);
        environment.RemoveIfAbandoned(channel.Inbox);
    }
}
