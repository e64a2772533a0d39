using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Inputs;

/// <summary>
/// One input of an operator with all channels of all its gates (a union has several): merges their watermarks and counts
/// those that have ended.
/// </summary>
internal sealed class LogicalInput
{
    private readonly StatusWatermarkValve _valve;
    private readonly ChannelPhase[] _phases;
    private readonly ISignalOutput _target;
    private int _withData;
    private int _open;

    /// <summary>Creates the input.</summary>
    /// <param name="channels">How many channels its gates have; at least 1.</param>
    /// <param name="target">Takes merged watermarks and statuses.</param>
    public LogicalInput(int channels, ISignalOutput target)
    {
        _target = target;
        _valve = new StatusWatermarkValve(channels, target);
        _phases = new ChannelPhase[channels];
        _withData = channels;
        _open = channels;
    }

    private enum ChannelPhase : byte
    {
        Open,
        EndOfData,
        Closed,
    }

    /// <summary>Whether no channel sends records any more.</summary>
    public bool IsEndOfData => _withData == 0;

    /// <summary>Whether all channels have ended.</summary>
    public bool IsClosed => _open == 0;

    /// <summary>How many channels there are.</summary>
    public int ChannelCount => _phases.Length;

    /// <summary>The gates, in the order of their channels.</summary>
    public IReadOnlyList<GateInput> Gates { get; init; } = [];

    /// <summary>Aligns the rounds of iterations over this and the other inputs of the operator.</summary>
    public EpochBarrier Epochs { get; set; } = null!;

    /// <summary>The valve.</summary>
    public StatusWatermarkValve Valve => _valve;

    /// <summary>An event of a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="streamEvent">The event.</param>
    public void OnEvent(int channel, StreamEvent streamEvent)
    {
        switch (streamEvent)
        {
            case WatermarkEvent watermark:
                _valve.OnWatermark(channel, watermark.Timestamp);
                break;
            case WatermarkStatusEvent status:
                _valve.OnStatus(channel, status.IsIdle);
                break;
            case EpochWatermarkEvent watermark:
                Epochs.OnEpoch(this, channel, watermark.Epoch);
                break;
            case EndOfDataEvent:
                Advance(channel, ChannelPhase.Open, ChannelPhase.EndOfData);
                _withData--;
                break;
            case EndOfPartitionEvent:
                Advance(channel, ChannelPhase.EndOfData, ChannelPhase.Closed);
                _open--;
                break;
            default:
                throw new OrleansFlowException($"Channel {channel} carries an event of type {streamEvent.GetType().Name}, which this version does not know.");
        }
    }

    /// <summary>All channels of the operator have completed a round.</summary>
    /// <param name="epoch">The round.</param>
    public void EmitEpochWatermark(int epoch) => _target.EmitEpochWatermark(epoch);

    /// <summary>Takes nothing from a channel until <see cref="ResumeAll"/>.</summary>
    /// <param name="channel">The channel.</param>
    public void Block(int channel)
    {
        GateInput gate = Gates.Last(candidate => candidate.FirstChannel <= channel);
        gate.Block(channel - gate.FirstChannel);
    }

    /// <summary>Goes on with all channels.</summary>
    public void ResumeAll()
    {
        foreach (GateInput gate in Gates)
        {
            gate.ResumeAll();
        }
    }

    private void Advance(int channel, ChannelPhase expected, ChannelPhase next)
    {
        if (_phases[channel] != expected)
        {
            throw new OrleansFlowException($"Channel {channel} ended out of order: it is to become {next} and must be {expected} for that, but it is {_phases[channel]}.");
        }

        _phases[channel] = next;
    }
}
