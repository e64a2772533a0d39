namespace Orleans.TestingHost;

/// <summary>Settings of a storage provider into which faults are injected.</summary>
public class FaultInjectionGrainStorageOptions
{
    /// <summary>Default of <see cref="Latency"/>.</summary>
    public static TimeSpan DEFAULT_LATENCY = TimeSpan.FromMilliseconds(10);

    /// <summary>Time that each operation takes more; 10 ms unless set.</summary>
    public TimeSpan Latency { get; set; } = DEFAULT_LATENCY;
}
