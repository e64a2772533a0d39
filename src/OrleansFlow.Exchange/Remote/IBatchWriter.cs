using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>Writes batches into segments of whole records.</summary>
internal interface IBatchWriter
{
    /// <summary>Writes a batch into one or, if it is too large, several segments.</summary>
    /// <exception cref="OrleansFlowException">A record is larger than the option allows.</exception>
    void Write(RecordBatch batch, List<SegmentBuffer> segments);
}
