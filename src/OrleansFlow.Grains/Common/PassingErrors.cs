namespace OrleansFlow.Grains.Common;

/// <summary>Tells the errors of a cluster whose silos come and go from those of what runs there.</summary>
internal static class PassingErrors
{
    /// <summary>Whether an error is the network's or the cluster's, and may be gone at the next try.</summary>
    /// <param name="error">The error.</param>
    public static bool IsPassing(Exception error) => error is OrleansException or TimeoutException;
}
