using OrleansFlow.Types;

namespace OrleansFlow.Windowing;

/// <summary>Writes the global window as one byte; there is only one.</summary>
internal sealed class GlobalWindowSerializer : TypeSerializer<GlobalWindow>
{
    public static GlobalWindowSerializer Instance { get; } = new();

    public override TypeSchema Schema { get; } = TypeSchema.Custom("OrleansFlow.GlobalWindow", 1, 1);

    public override bool IsImmutable => true;

    public override void Serialize(GlobalWindow value, ref DataWriter writer) => writer.WriteByte(0);

    public override GlobalWindow Deserialize(ref DataReader reader)
    {
        reader.ReadByte();
        return default;
    }

    public override GlobalWindow Copy(GlobalWindow value) => value;

    public override bool IsKeyType(out string? reason)
    {
        reason = null;
        return true;
    }
}
