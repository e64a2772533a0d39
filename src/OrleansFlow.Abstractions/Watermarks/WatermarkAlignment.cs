namespace OrleansFlow.Watermarks;

/// <summary>
/// Sources that are not to run ahead of each other (org.apache.flink.api.common.eventtime.WatermarkAlignmentParams, FLIP-182): a source,
/// or one of its splits, waits while its watermark is more than a drift ahead of the least watermark of the group.
/// </summary>
/// <param name="Group">Name of the group; the sources of a job that name the same one belong together.</param>
/// <param name="MaxDrift">How far ahead a source may be; not negative.</param>
/// <param name="UpdateInterval">How often watermarks are reported and compared; more than 0.</param>
public sealed record WatermarkAlignment(string Group, TimeSpan MaxDrift, TimeSpan UpdateInterval);
