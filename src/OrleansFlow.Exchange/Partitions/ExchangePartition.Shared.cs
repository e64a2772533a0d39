using System.Runtime.CompilerServices;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <content>Batches that go to all channels. The open one stands in the first channel's place.</content>
internal abstract partial class ExchangePartition<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void AppendForAll(T value, long timestamp)
    {
        RecordBatch<T> batch = _slots[0].Current ?? Open(0, 0);
        batch.Add(value, timestamp);
        if (batch.Count >= _limit)
        {
            SealForAll();
        }
    }

    protected void AppendForAll(StreamEvent streamEvent)
    {
        (_slots[0].Current ?? Open(0, 1)).AddEvent(streamEvent);
        if (_flushesAlways || !IsLazy(streamEvent))
        {
            SealForAll();
        }
    }

    /// <summary>Hands the open batch to all channels, unless one of them still waits for credit.</summary>
    protected void FlushForAll()
    {
        if (HandWaiting() && _open > 0)
        {
            SealForAll();
        }
    }

    protected void SealOpenForAll()
    {
        if (_open > 0)
        {
            SealForAll();
        }
    }

    /// <summary>Hands the open batch to all channels; those without credit keep it waiting.</summary>
    private void SealForAll()
    {
        RecordBatch<T> batch = _slots[0].Current!;
        CloseBatch(0, batch.Count);
        if (batch.Count >= SampledRecords && !_flushesAlways)
        {
            _limit = _sizer.Sample(batch);
        }

        batch.Share(_slots.Length - 1);
        _context.Codec.BeginShared(batch);
        try
        {
            for (int channel = 0; channel < _slots.Length; channel++)
            {
                Hand(channel, batch);
            }
        }
        finally
        {
            _context.Codec.EndShared();
        }
    }
}
