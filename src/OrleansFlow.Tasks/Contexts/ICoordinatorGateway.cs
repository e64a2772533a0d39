namespace OrleansFlow.Tasks.Contexts;

/// <summary>An operator's way to its coordinator.</summary>
internal interface ICoordinatorGateway
{
    /// <summary>Sends an event; events keep their order.</summary>
    /// <param name="operatorEvent">The event.</param>
    void Send(byte[] operatorEvent);

    /// <summary>Asks and waits for the answer.</summary>
    /// <param name="request">The request.</param>
    ValueTask<byte[]> RequestAsync(byte[] request);
}
