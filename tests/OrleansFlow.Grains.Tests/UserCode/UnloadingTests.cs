using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using OrleansFlow.Graph;
using OrleansFlow.Grains.Blobs;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.UserCode;

public sealed class UnloadingTests
{
    [Fact]
    public async Task FiftyJobsWithShippedCodeLeaveNoLoadContextBehind()
    {
        await using LocalCluster cluster = await LocalCluster.StartAsync();
        var cache = cluster.Silos[0].GetRequiredService<JobArtifactCache>();
        var contexts = new List<WeakReference>();
        for (int i = 0; i < 50; i++)
        {
            contexts.Add(await UseOnceAsync(cluster, cache, i));
        }

        // What awaited last still holds its own result: one more job takes its place.
        await UseOnceAsync(cluster, cache, 50);
        for (int i = 0; i < 20 && contexts.Exists(static context => context.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(0, contexts.Count(static context => context.IsAlive));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task AJobIsLoadedOnceHoweverManyAskAndStaysUntilTheLastHasGone()
    {
        await using LocalCluster cluster = await LocalCluster.StartAsync();
        var cache = cluster.Silos[0].GetRequiredService<JobArtifactCache>();
        (JobId job, string blob) = await ShipAsync(cluster, 1);

        JobArtifactsLease[] leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cache.AcquireAsync(job, blob).AsTask()));
        Assert.Single(leases.Select(static lease => lease.Artifacts).Distinct(ReferenceEqualityComparer.Instance));
        foreach (JobArtifactsLease lease in leases.Skip(1))
        {
            lease.Dispose();
            lease.Dispose();
        }

        Assert.NotNull(leases[0].Artifacts.Code.Types.Resolve("Shipped1", "Shipped.Thing"));
        leases[0].Dispose();
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void AssembliesOfTheSiloAreNeverShadowed()
    {
        Assert.True(SiloAssemblies.Has("OrleansFlow.Grains"));
        Assert.True(SiloAssemblies.Has("Microsoft.Extensions.Logging.Abstractions"));
        Assert.True(SiloAssemblies.Has("System.Private.CoreLib"));
        Assert.False(SiloAssemblies.Has("Shipped1"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseOnceAsync(LocalCluster cluster, JobArtifactCache cache, int number)
    {
        (JobId job, string blob) = await ShipAsync(cluster, number);
        using JobArtifactsLease lease = await cache.AcquireAsync(job, blob);
        return Use(lease.Artifacts, number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Use(JobArtifacts artifacts, int number)
    {
        Type type = artifacts.Code.Types.Resolve($"Shipped{number}", "Shipped.Thing");
        Assert.Equal("Shipped.Thing", Activator.CreateInstance(type)!.ToString());
        return new WeakReference(AssemblyLoadContext.GetLoadContext(type.Assembly));
    }

    private static async Task<(JobId Job, string Blob)> ShipAsync(LocalCluster cluster, int number)
    {
        string key = await BlobTransfer.UploadAsync(cluster.Grains, Compile($"Shipped{number}"));
        var job = new JobId((UInt128)(number + 1));
        JobGraph graph = Graphs.Line(1, 1, id: job) with { UserAssemblies = [new UserAssembly($"Shipped{number}", key)] };
        return (job, await BlobTransfer.UploadAsync(cluster.Grains, graph.ToBytes()));
    }

    private static byte[] Compile(string name)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        assembly.DefineDynamicModule(name).DefineType("Shipped.Thing", TypeAttributes.Public | TypeAttributes.Class).CreateType();
        using var image = new MemoryStream();
        assembly.Save(image);
        return image.ToArray();
    }
}
