namespace OrleansFlow.Exchange;

/// <summary>A gate as the metrics see it, whatever its records.</summary>
internal interface IObservableGate
{
    /// <summary>Its queue.</summary>
    GateInbox Inbox { get; }
}
