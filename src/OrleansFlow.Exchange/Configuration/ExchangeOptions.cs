using OrleansFlow.Configuration;

namespace OrleansFlow.Exchange;

/// <summary>The options of the exchange. Set them in the job's configuration, or in that of all silos; Flink's keys where Flink has them.</summary>
public static class ExchangeOptions
{
    /// <summary>Credits of a channel of its own.</summary>
    public static ConfigOption<int> BuffersPerChannel { get; } = new(
        "taskmanager.network.memory.buffers-per-channel", 2, "Batches that may wait in a channel at any time, at least 1 (exclusive credits).")
    {
        Minimum = 1,
        HasMinimum = true,
    };

    /// <summary>Credits that the channels of a gate share.</summary>
    public static ConfigOption<int> FloatingBuffersPerGate { get; } = new(
        "taskmanager.network.memory.floating-buffers-per-gate", 8, "Further batches that may wait in the channels of one gate together, lent to those that need them.")
    {
        Minimum = 0,
        HasMinimum = true,
    };

    /// <summary>Records of a batch.</summary>
    public static ConfigOption<int> BatchRecords { get; } = new(
        "orleansflow.exchange.batch-records", 1024, "A batch is handed over when it holds so many records, 1 to 16384.")
    {
        Minimum = 1,
        HasMinimum = true,
    };

    /// <summary>Bytes of a batch.</summary>
    public static ConfigOption<int> SegmentBytes { get; } = new(
        "orleansflow.exchange.segment-bytes", 32 * 1024, "A batch is handed over when its records are estimated to take so many bytes; also the size of network segments.")
    {
        Minimum = 1024,
        HasMinimum = true,
    };

    /// <summary>The largest record.</summary>
    public static ConfigOption<int> MaxSegmentBytes { get; } = new(
        "orleansflow.exchange.max-segment-bytes", 64 * 1024 * 1024, "A record that takes more bytes than this on the network fails its task. Keep it below Orleans' MaxMessageBodySize.")
    {
        Minimum = 1024,
        HasMinimum = true,
    };

    /// <summary>Whether channels inside a silo are serialized too.</summary>
    public static ConfigOption<bool> ForceRemote { get; } = new(
        "orleansflow.exchange.force-remote", false, "Sends every batch over the serialized path, also between subtasks of one silo; for tests and measurements.");

    /// <summary>Calls of a channel under way at a time.</summary>
    public static ConfigOption<int> MaxCallsInFlight { get; } = new(
        "orleansflow.exchange.max-calls-in-flight", 8, "Segments of one channel that may be on their way to another silo at a time, at least 1.")
    {
        Minimum = 1,
        HasMinimum = true,
    };

    /// <summary>How long a segment may stay without acknowledgement.</summary>
    public static ConfigOption<TimeSpan> AcknowledgeTimeout { get; } = new(
        "orleansflow.exchange.acknowledge-timeout", TimeSpan.FromSeconds(120), "A segment that was not acknowledged within this time fails both ends of its channel. Longer than Orleans' ResponseTimeout.")
    {
        Minimum = TimeSpan.FromMilliseconds(1),
        HasMinimum = true,
    };

    /// <summary>The first pause before a segment is sent again.</summary>
    public static ConfigOption<TimeSpan> ResendBackoff { get; } = new(
        "orleansflow.exchange.resend-backoff", TimeSpan.FromMilliseconds(5), "The pause before a segment whose call failed, or whose receiver was not ready, is sent again; it doubles each time.")
    {
        Minimum = TimeSpan.FromMilliseconds(1),
        HasMinimum = true,
    };

    /// <summary>The longest pause before a segment is sent again.</summary>
    public static ConfigOption<TimeSpan> MaxResendBackoff { get; } = new(
        "orleansflow.exchange.max-resend-backoff", TimeSpan.FromSeconds(1), "The longest pause before a segment is sent again.")
    {
        Minimum = TimeSpan.FromMilliseconds(1),
        HasMinimum = true,
    };

    /// <summary>How long a sender waits for credit before it asks.</summary>
    public static ConfigOption<TimeSpan> CreditProbeInterval { get; } = new(
        "orleansflow.exchange.credit-probe-interval", TimeSpan.FromSeconds(2), "A sender that has been without credit for this long asks its receiver, in case the news was lost.")
    {
        Minimum = TimeSpan.FromMilliseconds(1),
        HasMinimum = true,
    };

    /// <summary>Whether rebalance and rescale look at the load of the consumers.</summary>
    public static ConfigOption<bool> AdaptivePartitioner { get; } = new(
        "taskmanager.network.adaptive-partitioner.enabled", false, "Rebalance and rescale send each record to the consumer with the least to do among the next few, instead of the next one.");

    /// <summary>Channels that an adaptive edge looks at.</summary>
    public static ConfigOption<int> AdaptiveTraverseSize { get; } = new(
        "taskmanager.network.adaptive-partitioner.max-traverse-size", 4, "How many channels an adaptive edge compares for each record, at least 2.")
    {
        Minimum = 2,
        HasMinimum = true,
    };

    /// <summary>All keys.</summary>
    internal static IReadOnlyList<string> Keys { get; } =
    [
        BuffersPerChannel.Key, FloatingBuffersPerGate.Key, BatchRecords.Key, SegmentBytes.Key, MaxSegmentBytes.Key, ForceRemote.Key,
        MaxCallsInFlight.Key, AcknowledgeTimeout.Key, ResendBackoff.Key, MaxResendBackoff.Key, CreditProbeInterval.Key,
        AdaptivePartitioner.Key, AdaptiveTraverseSize.Key,
    ];
}
