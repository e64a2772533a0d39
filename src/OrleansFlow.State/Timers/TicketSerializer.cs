using OrleansFlow.Types;

namespace OrleansFlow.State.Timers;

/// <summary>The tickets of timers are not written: they are given anew.</summary>
internal sealed class TicketSerializer : TypeSerializer<int>
{
    public static TicketSerializer Instance { get; } = new();

    public override TypeSchema Schema { get; } = TypeSchema.Custom("OrleansFlow.TimerTicket", 1);

    public override bool IsImmutable => true;

    public override void Serialize(int value, ref DataWriter writer)
    {
    }

    public override int Deserialize(ref DataReader reader) => 0;

    public override int Copy(int value) => value;
}
