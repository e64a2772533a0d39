namespace Orleans.Embedded;

/// <summary>Something on a node that messages are for.</summary>
internal interface IMessageTarget
{
    void Receive(Message message);
}
