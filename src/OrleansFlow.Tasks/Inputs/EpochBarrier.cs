using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Inputs;

/// <summary>
/// Aligns the rounds of an iteration over all channels of an operator (org.apache.flink.iteration.operator's epoch watermark
/// tracker). A channel that has completed a round is blocked until all others have, so that the operator sees the records of one
/// round between the ends of two, also if no feedback comes from it. Nothing can stand still by that: all that a round needs has
/// been sent before its end.
/// </summary>
/// <param name="inputs">The operator's inputs.</param>
internal sealed class EpochBarrier(LogicalInput[] inputs)
{
    private const int None = -1;

    private int[][]? _reached;
    private int _aligned = None;

    /// <summary>A channel has completed a round.</summary>
    /// <param name="input">Its input.</param>
    /// <param name="channel">Its index there.</param>
    /// <param name="epoch">The round.</param>
    public void OnEpoch(LogicalInput input, int channel, int epoch)
    {
        _reached ??= Array.ConvertAll(inputs, static one =>
        {
            int[] reached = new int[one.ChannelCount];
            reached.AsSpan().Fill(None);
            return reached;
        });
        _reached[Array.IndexOf(inputs, input)][channel] = epoch;
        int aligned = int.MaxValue;
        foreach (int[] reached in _reached)
        {
            foreach (int one in reached)
            {
                aligned = Math.Min(aligned, one);
            }
        }

        if (aligned > _aligned)
        {
            _aligned = aligned;
            foreach (LogicalInput one in inputs)
            {
                one.ResumeAll();
                one.EmitEpochWatermark(aligned);
            }
        }
        else if (epoch < EpochWatermarkEvent.FirstProbe)
        {
            input.Block(channel);
        }
    }
}
