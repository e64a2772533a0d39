namespace OrleansFlow.Grains.Coordinators;

/// <summary>
/// Where the sources of a job that are not to run ahead of each other compare their watermarks
/// (org.apache.flink.runtime.operators.coordination.CoordinatorStore). The key is job/group.
/// </summary>
[Alias("orleansflow.watermark-alignment")]
public interface IWatermarkAlignmentGrain : IGrainWithStringKey
{
    /// <summary>Tells a source's watermark, and asks for the least of the group.</summary>
    /// <param name="operatorId">The source.</param>
    /// <param name="watermark">Its watermark, in ms of event time; <see cref="long.MinValue"/> if it has none yet, <see cref="long.MaxValue"/> at its end.</param>
    /// <returns>The least watermark of the sources that have reported.</returns>
    [Alias("Align")]
    Task<long> AlignAsync(string operatorId, long watermark);
}
