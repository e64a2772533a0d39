using OrleansFlow.Types;

namespace OrleansFlow.State.Timers;

/// <summary>The namespace of timers that have none (org.apache.flink.runtime.state.VoidNamespace).</summary>
internal readonly record struct VoidNamespace;

/// <summary>Writes nothing: there is only one value.</summary>
internal sealed class VoidNamespaceSerializer : TypeSerializer<VoidNamespace>
{
    public static VoidNamespaceSerializer Instance { get; } = new();

    public override TypeSchema Schema { get; } = TypeSchema.Custom("OrleansFlow.VoidNamespace", 1);

    public override bool IsImmutable => true;

    public override void Serialize(VoidNamespace value, ref DataWriter writer)
    {
    }

    public override VoidNamespace Deserialize(ref DataReader reader) => default;

    public override VoidNamespace Copy(VoidNamespace value) => value;
}
