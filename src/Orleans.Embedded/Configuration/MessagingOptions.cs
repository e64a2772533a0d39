namespace Orleans.Configuration;

/// <summary>Calls.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for a response; 30 s by default.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same under a debugger; 30 minutes by default.</summary>
    public TimeSpan ResponseTimeoutWithDebugger { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The largest body in bytes; 100 MiB by default.</summary>
    public int MaxMessageBodySize { get; set; } = 104857600;

    /// <summary>The largest header in bytes; 10 MiB by default.</summary>
    public int MaxMessageHeaderSize { get; set; } = 10485760;

    /// <summary>Whether requests that nobody waits for any more are dropped; true by default.</summary>
    public bool DropExpiredMessages { get; set; } = true;

    /// <summary>Whether a time-out cancels the request; true by default.</summary>
    public bool CancelRequestOnTimeout { get; set; } = true;

    /// <summary>Whether a cancelled call waits for the callee; false by default.</summary>
    public bool WaitForCancellationAcknowledgement { get; set; }
}
