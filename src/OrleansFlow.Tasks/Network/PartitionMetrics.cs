namespace OrleansFlow.Tasks.Network;

/// <summary>Counters of a partition; a snapshot.</summary>
/// <param name="Records">Records emitted.</param>
/// <param name="Bytes">Bytes sent over the network; 0 where all channels are local.</param>
/// <param name="Batches">Batches handed over.</param>
/// <param name="QueuedBatches">Batches waiting for credit now.</param>
public readonly record struct PartitionMetrics(long Records, long Bytes, long Batches, int QueuedBatches);
