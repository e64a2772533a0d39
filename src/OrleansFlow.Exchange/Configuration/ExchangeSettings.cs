using OrleansFlow.Configuration;

namespace OrleansFlow.Exchange;

/// <summary>The values of <see cref="ExchangeOptions"/> for one task.</summary>
public sealed record ExchangeSettings
{
    /// <summary>The defaults.</summary>
    public static ExchangeSettings Default { get; } = From(new JobConfiguration());

    /// <summary><see cref="ExchangeOptions.BuffersPerChannel"/>.</summary>
    public required int ExclusiveCredits { get; init; }

    /// <summary><see cref="ExchangeOptions.FloatingBuffersPerGate"/>.</summary>
    public required int FloatingCredits { get; init; }

    /// <summary><see cref="ExchangeOptions.BatchRecords"/>.</summary>
    public required int BatchRecords { get; init; }

    /// <summary><see cref="ExchangeOptions.SegmentBytes"/>.</summary>
    public required int SegmentBytes { get; init; }

    /// <summary><see cref="ExchangeOptions.MaxSegmentBytes"/>.</summary>
    public required int MaxSegmentBytes { get; init; }

    /// <summary><see cref="ExchangeOptions.ForceRemote"/>.</summary>
    public required bool ForceRemote { get; init; }

    /// <summary><see cref="ExchangeOptions.MaxCallsInFlight"/>.</summary>
    public required int MaxCallsInFlight { get; init; }

    /// <summary><see cref="ExchangeOptions.AcknowledgeTimeout"/>.</summary>
    public required TimeSpan AcknowledgeTimeout { get; init; }

    /// <summary><see cref="ExchangeOptions.ResendBackoff"/>.</summary>
    public required TimeSpan ResendBackoff { get; init; }

    /// <summary><see cref="ExchangeOptions.MaxResendBackoff"/>.</summary>
    public required TimeSpan MaxResendBackoff { get; init; }

    /// <summary><see cref="ExchangeOptions.CreditProbeInterval"/>.</summary>
    public required TimeSpan CreditProbeInterval { get; init; }

    /// <summary><see cref="ExchangeOptions.AdaptivePartitioner"/>.</summary>
    public required bool IsAdaptive { get; init; }

    /// <summary><see cref="ExchangeOptions.AdaptiveTraverseSize"/>.</summary>
    public required int AdaptiveTraverseSize { get; init; }

    /// <summary>Reads a job's configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="OrleansFlowException">A value is none of its option's.</exception>
    public static ExchangeSettings From(JobConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new ExchangeSettings
        {
            ExclusiveCredits = configuration.Get(ExchangeOptions.BuffersPerChannel),
            FloatingCredits = configuration.Get(ExchangeOptions.FloatingBuffersPerGate),
            BatchRecords = Math.Min(configuration.Get(ExchangeOptions.BatchRecords), 16 * 1024),
            SegmentBytes = configuration.Get(ExchangeOptions.SegmentBytes),
            MaxSegmentBytes = configuration.Get(ExchangeOptions.MaxSegmentBytes),
            ForceRemote = configuration.Get(ExchangeOptions.ForceRemote),
            MaxCallsInFlight = configuration.Get(ExchangeOptions.MaxCallsInFlight),
            AcknowledgeTimeout = configuration.Get(ExchangeOptions.AcknowledgeTimeout),
            ResendBackoff = configuration.Get(ExchangeOptions.ResendBackoff),
            MaxResendBackoff = configuration.Get(ExchangeOptions.MaxResendBackoff),
            CreditProbeInterval = configuration.Get(ExchangeOptions.CreditProbeInterval),
            IsAdaptive = configuration.Get(ExchangeOptions.AdaptivePartitioner),
            AdaptiveTraverseSize = configuration.Get(ExchangeOptions.AdaptiveTraverseSize),
        };
    }
}
