using OrleansFlow.Metrics;

namespace OrleansFlow.Watermarks;

/// <summary>What a watermark generator may use (org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier.Context).</summary>
public interface IWatermarkGeneratorContext
{
    /// <summary>Metrics of the operator.</summary>
    IMetricGroup Metrics { get; }

    /// <summary>How long the subtask has been able to take input, in milliseconds: time in which it was held back by its consumers does not count (RelativeClock).</summary>
    long InputActivityTime { get; }
}
