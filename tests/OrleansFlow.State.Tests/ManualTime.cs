namespace OrleansFlow.State.Tests;

/// <summary>A clock that the test sets.</summary>
internal sealed class ManualTime : TimeProvider
{
    public long Now { get; set; } = 1_000_000;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);
}
