namespace Orleans;

/// <summary>The lifecycle of a client.</summary>
internal sealed class ClusterClientLifecycle(ILogger<ClusterClientLifecycle> logger) : LifecycleSubject(logger), IClusterClientLifecycle;
