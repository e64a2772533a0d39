namespace OrleansFlow.Exchange;

/// <summary>What became of an item that came in.</summary>
internal enum ReceiveResult
{
    /// <summary>New; items may be ready to be taken now.</summary>
    Accepted,

    /// <summary>Seen before.</summary>
    Duplicate,

    /// <summary>Beyond the credit that was given.</summary>
    BeyondCredit,
}

/// <summary>
/// The receiving half of the channel protocol: restores the order of numbered items within the window that credit opens, drops
/// numbers it has seen, and knows what may be acknowledged. Pure: no clock, no input or output.
/// </summary>
/// <typeparam name="TItem">What is numbered.</typeparam>
/// <param name="credit">How many items the sender may send before it hears of more.</param>
internal sealed class ReceiverWindow<TItem>(long credit)
    where TItem : class
{
    private TItem?[] _early = [];

    /// <summary>The number expected next; all below were received.</summary>
    public long Next { get; private set; }

    /// <summary>All numbers below may be sent.</summary>
    public long Limit { get; private set; } = credit;

    /// <summary>Items that came before their turn.</summary>
    public int EarlyCount { get; private set; }

    /// <summary>Opens the window further; it never closes again.</summary>
    public void Grant(long limit) => Limit = Math.Max(Limit, limit);

    /// <summary>Takes an item in. What is in turn goes to the output, in order.</summary>
    public ReceiveResult Accept(long sequence, TItem item, List<TItem> output)
    {
        if (sequence < Next)
        {
            return ReceiveResult.Duplicate;
        }

        if (sequence >= Limit)
        {
            return ReceiveResult.BeyondCredit;
        }

        if (sequence > Next)
        {
            return Keep(sequence, item);
        }

        output.Add(item);
        Next++;
        while (EarlyCount > 0 && _early[Next % _early.Length] is { } early)
        {
            _early[Next % _early.Length] = null;
            EarlyCount--;
            output.Add(early);
            Next++;
        }

        return ReceiveResult.Accepted;
    }

    /// <summary>Gives up what came before its turn.</summary>
    public void Clear(Action<TItem> release)
    {
        foreach (TItem? item in _early)
        {
            if (item is not null)
            {
                release(item);
            }
        }

        _early = [];
        EarlyCount = 0;
    }

    private ReceiveResult Keep(long sequence, TItem item)
    {
        long span = Limit - Next;
        if (span > _early.Length)
        {
            TItem?[] larger = new TItem?[Math.Max(8, System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)span))];
            for (long kept = Next; EarlyCount > 0 && kept < Next + _early.Length; kept++)
            {
                larger[kept % larger.Length] = _early[kept % _early.Length];
            }

            _early = larger;
        }

        ref TItem? place = ref _early[sequence % _early.Length];
        if (place is not null)
        {
            return ReceiveResult.Duplicate;
        }

        place = item;
        EarlyCount++;
        return ReceiveResult.Accepted;
    }
}
