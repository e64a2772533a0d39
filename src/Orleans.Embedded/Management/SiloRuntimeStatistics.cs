namespace Orleans.Runtime;

/// <summary>Statistics of a silo.</summary>
[Immutable]
[GenerateSerializer]
public sealed class SiloRuntimeStatistics
{
    internal SiloRuntimeStatistics(int activationCount, int recentlyUsed, long clients, long received, long sent, DateTime now)
    {
        ActivationCount = activationCount;
        RecentlyUsedActivationCount = recentlyUsed;
        ClientCount = clients;
        ReceivedMessages = received;
        SentMessages = sent;
        DateTime = now;
    }

    /// <summary>Activations.</summary>
    [Id(0)]
    public int ActivationCount { get; }

    /// <summary>Activations used lately.</summary>
    [Id(1)]
    public int RecentlyUsedActivationCount { get; }

    /// <summary>Whether the silo refuses work.</summary>
    public bool IsOverloaded => false;

    /// <summary>Clients.</summary>
    [Id(7)]
    public long ClientCount { get; }

    /// <summary>Messages received.</summary>
    [Id(8)]
    public long ReceivedMessages { get; }

    /// <summary>Messages sent.</summary>
    [Id(9)]
    public long SentMessages { get; }

    /// <summary>When this was counted.</summary>
    [Id(10)]
    public DateTime DateTime { get; }
}
