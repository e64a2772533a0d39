namespace OrleansFlow.Exchange;

/// <summary>
/// Each record to the channel with the least to do among the next few (FLIP-339, AdaptiveLoadBasedRecordWriter): round robin while none
/// has anything queued, and around the consumers that are slow. For edges on which any consumer may have any record. Only when all
/// consumers are without credit does the task have to wait.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="context">What the partition is made of.</param>
/// <param name="first">The channel of the first record.</param>
internal sealed class AdaptivePartition<T>(PartitionContext<T> context, int first) : ExchangePartition<T>(context)
{
    private readonly int _candidates = context.Settings.AdaptiveTraverseSize;
    private int _last = first - 1;

    protected override int StalledLimit => ChannelCount;

    public override void Emit(T value, long timestamp)
    {
        _last = Choose();
        Append(_last, value, timestamp);
    }

    private int Choose()
    {
        int best = -1;
        ChannelLoad least = default;
        int channel = _last;

        // One that waits for credit is passed by as long as there is another.
        for (int i = 0; i < ChannelCount && (i < _candidates || least.Waiting > 0); i++)
        {
            channel = channel + 1 >= ChannelCount ? 0 : channel + 1;
            ChannelLoad load = LoadOf(channel);
            if (load is { Waiting: 0, Queued: 0 })
            {
                return channel;
            }

            if (best < 0 || load.IsLessThan(least))
            {
                best = channel;
                least = load;
            }
        }

        return best;
    }
}
