namespace OrleansFlow.SiloHost.Clustering;

/// <summary>The embedded Orleans runtime lives in one process.</summary>
internal static class NetworkClustering
{
    /// <summary>Why this build cannot join processes, or null.</summary>
    public static string? Unavailable =>
        "clusters of several processes need the Orleans packages, and this build uses the embedded runtime (build with -p:OrleansRuntime=packages).";

    public static void UseRedis(ISiloBuilder silo, SiloHostOptions options, string storageName) =>
        throw new NotSupportedException(Unavailable);

    public static void ConfigureEndpoints(ISiloBuilder silo, SiloHostOptions options) =>
        throw new NotSupportedException(Unavailable);
}
