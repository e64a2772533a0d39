namespace OrleansFlow.Tasks.Network;

/// <summary>What travels between the records of a channel, in its place.</summary>
public abstract record StreamEvent
{
    private protected StreamEvent()
    {
    }
}
