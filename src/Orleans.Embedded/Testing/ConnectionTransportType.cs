namespace Orleans.TestingHost;

/// <summary>How test clusters connect; on this runtime always inside the process.</summary>
public enum ConnectionTransportType
{
    /// <summary>Sockets.</summary>
    TcpSocket,

    /// <summary>Memory.</summary>
    InMemory,

    /// <summary>Unix sockets.</summary>
    UnixSocket,
}
