namespace Orleans.Runtime;

/// <summary>The status of a silo.</summary>
[GenerateSerializer]
public enum SiloStatus
{
    /// <summary>Unknown.</summary>
    None,

    /// <summary>Made.</summary>
    Created,

    /// <summary>Joining.</summary>
    Joining,

    /// <summary>Part of the cluster.</summary>
    Active,

    /// <summary>Leaving gracefully.</summary>
    ShuttingDown,

    /// <summary>Leaving.</summary>
    Stopping,

    /// <summary>Gone.</summary>
    Dead,
}
