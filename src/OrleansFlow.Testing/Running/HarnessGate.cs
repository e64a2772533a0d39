using System.Diagnostics.CodeAnalysis;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Testing.Running;

/// <summary>The operators' side of an edge that leads to them; it has one channel.</summary>
internal sealed class HarnessGate(string edgeId, HarnessEdge edge) : InputGate
{
    private long _records;
    private bool _isBlocked;

    public override string EdgeId => edgeId;

    public override int ChannelCount => 1;

    public override GateMetrics Metrics => new(_records, 0, edge.Count);

    public override bool TryTake(out int channel, [MaybeNullWhen(false)] out RecordBatch batch)
    {
        channel = 0;
        batch = null;
        if (_isBlocked || !edge.TryTake(out batch))
        {
            return false;
        }

        _records += batch.Count;
        return true;
    }

    public override void Block(int channel) => _isBlocked = true;

    public override void Resume(int channel) => _isBlocked = false;

    public override void Abort()
    {
    }
}
