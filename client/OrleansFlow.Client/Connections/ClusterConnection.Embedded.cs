using Microsoft.Extensions.Hosting;

namespace OrleansFlow.Client;

/// <summary>The embedded Orleans runtime reaches no other process.</summary>
internal static class ClusterConnection
{
    public static Task<IHost> OpenAsync(ClusterAddress address, CancellationToken cancellationToken) =>
        throw new JobSubmissionException(
            $"The cluster at {address} cannot be reached: reaching another process needs the Orleans packages, and this build uses the embedded runtime (build with -p:OrleansRuntime=packages).");
}
