namespace OrleansFlow.State;

/// <summary>Whether expired values may be read (StateTtlConfig.StateVisibility).</summary>
public enum StateTtlVisibility
{
    /// <summary>Yes, as long as they were not cleaned up.</summary>
    ReturnExpiredIfNotCleanedUp,

    /// <summary>Never.</summary>
    NeverReturnExpired,
}
