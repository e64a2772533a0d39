using OrleansFlow.Metrics;

namespace OrleansFlow.Windowing;

/// <summary>What an evictor sees beside the elements (Evictor.EvictorContext).</summary>
public interface IEvictorContext
{
    /// <summary>The processing time, ms since the epoch.</summary>
    long CurrentProcessingTime { get; }

    /// <summary>The watermark; <see cref="long.MinValue"/> before the first one.</summary>
    long CurrentWatermark { get; }

    /// <summary>Metrics of the operator.</summary>
    IMetricGroup Metrics { get; }
}
