using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Grains.Blobs;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Hosting;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Tests.UserCode;

public sealed class JobFilesTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oflow-test-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task FilesStayUntilTheLastUserOfTheJobHasGone()
    {
        await using LocalCluster cluster = await StartAsync();
        var cache = cluster.Silos[0].GetRequiredService<JobArtifactCache>();
        (JobId job, string blob) = await ShipAsync(cluster, new CachedFile("f", "f.txt", false, false, await UploadAsync(cluster, "text"u8.ToArray())));

        JobArtifactsLease first = await cache.AcquireAsync(job, blob);
        JobArtifactsLease second = await cache.AcquireAsync(job, blob);
        await Task.WhenAll(first.Artifacts.Files.FetchAsync(), second.Artifacts.Files.FetchAsync());
        string path = first.Artifacts.Files.GetFile("f");
        first.Dispose();

        Assert.StartsWith(_directory.FullName, path, StringComparison.Ordinal);
        Assert.Equal("text", await File.ReadAllTextAsync(second.Artifacts.Files.GetFile("f")));
        second.Dispose();
        Assert.Empty(_directory.GetFileSystemInfos());
    }

    [Theory]
    [InlineData("../../../evil.txt", "evil.txt")]
    [InlineData("..", "file")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("C:\\x", "x")]
    public async Task AFileIsKeptInItsDirectoryWhateverItsName(string name, string end)
    {
        await using LocalCluster cluster = await StartAsync();
        var cache = cluster.Silos[0].GetRequiredService<JobArtifactCache>();
        (JobId job, string blob) = await ShipAsync(cluster, new CachedFile(name, name, false, false, await UploadAsync(cluster, "text"u8.ToArray())));

        using JobArtifactsLease lease = await cache.AcquireAsync(job, blob);
        await lease.Artifacts.Files.FetchAsync();
        string path = lease.Artifacts.Files.GetFile(name);

        Assert.Equal(path, Path.GetFullPath(path));
        Assert.StartsWith(Path.Combine(_directory.FullName, "orleansflow-"), path, StringComparison.Ordinal);
        Assert.EndsWith(end, path, StringComparison.Ordinal);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task AnArchiveThatLeadsOutOfItsDirectoryIsRefused()
    {
        await using LocalCluster cluster = await StartAsync();
        var cache = cluster.Silos[0].GetRequiredService<JobArtifactCache>();
        using var content = new MemoryStream();
        await using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using Stream entry = archive.CreateEntry("../../../evil.txt").Open();
            entry.Write(Encoding.UTF8.GetBytes("evil"));
        }

        (JobId job, string blob) = await ShipAsync(cluster, new CachedFile("d", "d", true, false, await UploadAsync(cluster, content.ToArray())));
        using JobArtifactsLease lease = await cache.AcquireAsync(job, blob);

        var error = await Assert.ThrowsAsync<OrleansFlowException>(() => lease.Artifacts.Files.FetchAsync());

        Assert.Contains("Cached file 'd' of job 'test' cannot be brought to ", error.Message, StringComparison.Ordinal);
        Assert.Contains("its archive holds '../../../evil.txt', which leads out of the directory", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_directory.FullName, "evil.txt")));
    }

    [Fact]
    public async Task TheBlobsOfFilesGoWithTheJob()
    {
        await using LocalCluster cluster = await StartAsync();
        string path = Path.Combine(_directory.FullName, "source.txt");
        await File.WriteAllTextAsync(path, "a text of its own");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(1).RegisterCachedFile(path, "f");
        environment.FromElements(1).SinkTo(new Sinks.DiscardingSink<int>());

        await using IJobClient client = await cluster.SubmitAsync(environment.GetJobGraph());
        await client.GetResultAsync();

        IBlobGrain blob = cluster.Grains.GetGrain<IBlobGrain>(BlobTransfer.KeyOf(await File.ReadAllBytesAsync(path)));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await blob.GetLengthAsync() >= 0 && !patience.IsCancellationRequested)
        {
            // The job cleans up after its end; each call lets it go on.
        }

        Assert.Equal(-1, await blob.GetLengthAsync());
    }

    [Fact]
    public async Task AJobIsCancelledWhileItsFilesAreUnderWay()
    {
        var files = new StandingFiles();
        await using LocalCluster cluster = await LocalCluster.StartAsync(new LocalClusterOptions
        {
            ConfigureSilo = silo => silo.Services.AddSingleton(new RuntimeServices { Files = files }),
        });
        string path = Path.Combine(_directory.FullName, "source.txt");
        await File.WriteAllTextAsync(path, "text");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(2).RegisterCachedFile(path, "f");
        environment.FromSequence(1, 10).SinkTo(new Sinks.DiscardingSink<long>());

        await using IJobClient client = await cluster.SubmitAsync(environment.GetJobGraph());
        await files.Begun.Task;
        await client.CancelAsync();

        Assert.Equal(JobStatus.Canceled, (await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync())).Status);
        await files.Stopped.Task;
    }

    private static async Task<(JobId Job, string Blob)> ShipAsync(LocalCluster cluster, CachedFile file)
    {
        JobGraph graph = Graphs.Line(1, 1) with { CachedFiles = [file] };
        return (graph.JobId, await BlobTransfer.UploadAsync(cluster.Grains, graph.ToBytes()));
    }

    private static Task<string> UploadAsync(LocalCluster cluster, byte[] content) => BlobTransfer.UploadAsync(cluster.Grains, new MemoryStream(content));

    private Task<LocalCluster> StartAsync() => LocalCluster.StartAsync(new LocalClusterOptions
    {
        ConfigureSilo = silo => silo.Services.Configure<OrleansFlowOptions>(options => options.TemporaryDirectory = _directory.FullName),
    });
}
