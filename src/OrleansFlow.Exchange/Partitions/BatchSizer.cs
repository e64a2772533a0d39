using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>
/// How many records a batch should hold so that it takes about one segment. Records of fixed length say so themselves; of the
/// others one per batch is measured.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class BatchSizer<T>
{
    private const int TimestampBytes = sizeof(long);

    private readonly TypeSerializer<T> _serializer;
    private readonly int _segmentBytes;
    private readonly int _batchRecords;
    private double _average;
    private int _next;

    public BatchSizer(TypeSerializer<T> serializer, ExchangeSettings settings)
    {
        _serializer = serializer;
        _segmentBytes = settings.SegmentBytes;
        _batchRecords = settings.BatchRecords;
        Records = serializer.FixedLength > 0 ? RecordsFor(serializer.FixedLength) : _batchRecords;
    }

    /// <summary>Records of a batch.</summary>
    public int Records { get; private set; }

    /// <summary>Measures a record of a batch.</summary>
    /// <returns>The new number of records of a batch.</returns>
    public int Sample(RecordBatch<T> batch)
    {
        if (_serializer.FixedLength > 0)
        {
            return Records;
        }

        // Another place in each batch, lest records that repeat with its length deceive.
        _next = (_next + 37) % batch.Count;
        DataWriter writer = new(stackalloc byte[256]);
        try
        {
            _serializer.Serialize(batch.Values[_next], ref writer);
            _average = _average == 0 ? writer.Position : (_average * 0.75) + (writer.Position * 0.25);
        }
        finally
        {
            writer.Dispose();
        }

        Records = RecordsFor(_average);
        return Records;
    }

    private int RecordsFor(double bytes) => (int)Math.Clamp(_segmentBytes / (bytes + TimestampBytes), 1, _batchRecords);
}
