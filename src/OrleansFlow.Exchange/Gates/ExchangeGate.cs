using System.Diagnostics.CodeAnalysis;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>The gate of a task: takes what waits in its inbox and reads what came over the network, on the task's own thread.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class ExchangeGate<T>(GateInbox inbox, BatchCodec<T> codec, ExchangeEnvironment environment) : InputGate, IObservableGate
{
    private long _records;
    private long _bytes;

    public GateInbox Inbox => inbox;

    public override string EdgeId => inbox.EdgeId;

    public override int ChannelCount => inbox.ChannelCount;

    public override GateMetrics Metrics => new(Volatile.Read(ref _records), Volatile.Read(ref _bytes), inbox.QueuedBatches);

    public override bool TryTake(out int channel, [MaybeNullWhen(false)] out RecordBatch batch)
    {
        if (!inbox.TryTake(out InputChannel? input, out batch))
        {
            channel = -1;
            return false;
        }

        channel = input!.Index;
        if (batch is not RecordBatch<T>)
        {
            batch = Read(input, batch!);
        }

        if (batch.EventCount > 0 && batch.EventAt(batch.EventCount - 1, out _) is EndOfPartitionEvent)
        {
            inbox.MarkEnded(input);
        }

        _records += batch.Count;
        return true;
    }

    public override void Block(int channel) => inbox.Block(channel);

    public override void Resume(int channel) => inbox.Resume(channel);

    public override void Abort()
    {
        inbox.Abort();
        environment.Remove(inbox);
    }

    private RecordBatch<T> Read(InputChannel channel, RecordBatch batch)
    {
        if (batch is not SegmentBatch segment)
        {
            throw Failed(channel, $"its batches are {batch.GetType()}, the consumer reads {typeof(T)}.", null);
        }

        try
        {
            _bytes += segment.Length;
            return codec.Read(segment);
        }
        catch (OrleansFlowException damaged)
        {
            throw Failed(channel, $"segment {segment.SequenceNumber} cannot be read: {damaged.Message}", damaged);
        }
        finally
        {
            segment.Release();
        }
    }

    private ChannelFailedException Failed(InputChannel channel, string reason, Exception? cause)
    {
        ChannelFailedException failure = new(channel.Id, reason, innerException: cause);
        inbox.Fail(channel, failure);
        channel.Remote?.TellFailed(reason);
        return failure;
    }
}
