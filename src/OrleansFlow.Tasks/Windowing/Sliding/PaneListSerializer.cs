using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Windowing.Sliding;

/// <summary>Writes and copies the panes of a key.</summary>
/// <typeparam name="TAcc">Type of the values.</typeparam>
internal sealed class PaneListSerializer<TAcc>(TypeSerializer<TAcc> values, PaneMerger<TAcc> merger) : TypeSerializer<PaneList<TAcc>>
{
    public override TypeSchema Schema { get; } = TypeSchema.Custom("OrleansFlow.PaneList", 1);

    /// <summary>What is written as <see cref="PaneList{TAcc}.FiredBefore"/> if it is more than that of the list.</summary>
    public long FiredBefore { get; init; } = long.MinValue;

    /// <summary>Size of the windows in ms.</summary>
    public long WindowSize { get; init; }

    public override bool IsImmutable => false;

    public override void Serialize(PaneList<TAcc> value, ref DataWriter writer)
    {
        writer.WriteInt64(Math.Max(value.FiredBefore, FiredBefore));
        long[] rearmed = value.Rearmed is null ? [] : [.. value.Rearmed.Where(start => start + WindowSize > FiredBefore)];
        writer.WriteInt32(rearmed.Length);
        foreach (long start in rearmed)
        {
            writer.WriteInt64(start);
        }

        writer.WriteInt32(value.Count);
        for (int i = 0; i < value.Count; i++)
        {
            writer.WriteInt64(value.PaneAt(i));
            values.Serialize(value.ValueAt(i), ref writer);
        }
    }

    public override PaneList<TAcc> Deserialize(ref DataReader reader)
    {
        var list = new PaneList<TAcc> { FiredBefore = reader.ReadInt64() };
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            list.Rearm(reader.ReadInt64());
        }

        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
        {
            long pane = reader.ReadInt64();
            list.Append(pane, values.Deserialize(ref reader));
        }

        return list;
    }

    public override PaneList<TAcc> Copy(PaneList<TAcc> value) => value.Copy(merger);
}
