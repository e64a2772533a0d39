namespace Orleans;

/// <summary>Says after a failed connection whether to try again.</summary>
public interface IClientConnectionRetryFilter
{
    /// <summary>Whether to try again.</summary>
    Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken);
}
