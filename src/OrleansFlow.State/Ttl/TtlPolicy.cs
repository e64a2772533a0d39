namespace OrleansFlow.State.Ttl;

/// <summary>Decides when values have expired (org.apache.flink.runtime.state.ttl.TtlUtils).</summary>
/// <param name="config">The rules.</param>
/// <param name="time">The clock.</param>
internal sealed class TtlPolicy(StateTtlConfig config, TimeProvider time)
{
    private readonly long _ttl = (long)config.TimeToLive.TotalMilliseconds;

    public StateTtlConfig Config { get; } = config;

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public bool UpdatesOnRead { get; } = config.UpdateType == StateTtlUpdateType.OnReadAndWrite;

    public bool ReturnsExpired { get; } = config.Visibility == StateTtlVisibility.ReturnExpiredIfNotCleanedUp;

    /// <summary>Whether a value has expired at a time.</summary>
    public bool IsExpired(long lastAccess, long now) => lastAccess <= now - _ttl;

    /// <summary>A value that is used now.</summary>
    public TtlValue<T> Wrap<T>(T value) => new(value, Now);

    /// <summary>Leaves out a value that has expired by now.</summary>
    public bool Keep<T>(in TtlValue<T> value, long now) => !IsExpired(value.LastAccess, now);
}
