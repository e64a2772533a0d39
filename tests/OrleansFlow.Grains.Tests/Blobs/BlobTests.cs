using OrleansFlow.Grains.Blobs;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.Blobs;

public sealed class BlobTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(IBlobGrain.ChunkLength)]
    [InlineData(IBlobGrain.ChunkLength + 1)]
    public async Task ABlobIsReadBackAndGoesWithTheLastJobThatUsesIt(int length)
    {
        await using LocalCluster cluster = await LocalCluster.StartAsync();
        byte[] content = new byte[length];
        new Random(length).NextBytes(content);

        string key = await BlobTransfer.UploadAsync(cluster.Grains, content);
        Assert.Equal(key, await BlobTransfer.UploadAsync(cluster.Grains, content));
        Assert.Equal(content, await BlobTransfer.DownloadAsync(cluster.Grains, key));

        IBlobGrain blob = cluster.Grains.GetGrain<IBlobGrain>(key);
        await blob.AddReferenceAsync("a");
        await blob.AddReferenceAsync("b");
        await blob.RemoveReferenceAsync("a");
        Assert.Equal(length, await blob.GetLengthAsync());
        await blob.RemoveReferenceAsync("b");
        Assert.Equal(-1, await blob.GetLengthAsync());
    }

    [Fact]
    public async Task AContentThatIsNotTheKeysIsRefused()
    {
        await using LocalCluster cluster = await LocalCluster.StartAsync();
        IBlobGrain blob = cluster.Grains.GetGrain<IBlobGrain>(BlobTransfer.KeyOf([1, 2, 3]));

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => blob.WriteChunkAsync(0, 3, [1, 2, 4]));

        Assert.Contains("the upload was damaged", error.Message, StringComparison.Ordinal);
        Assert.Equal(-1, await blob.GetLengthAsync());
    }
}
