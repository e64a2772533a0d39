using System.Security.Cryptography;

namespace OrleansFlow.Grains.Blobs;

/// <summary>Writes and reads whole blobs through their grains, for silos and clients.</summary>
public static class BlobTransfer
{
    /// <summary>The key of a content: its SHA-256 in lower-case hexadecimal digits.</summary>
    /// <param name="content">The content.</param>
    public static string KeyOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Uploads a content, unless it is there.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Stops between chunks.</param>
    /// <returns>Its key.</returns>
    public static async Task<string> UploadAsync(IGrainFactory grains, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(grains);
        string key = KeyOf(content.Span);
        await UploadAsync(grains.GetGrain<IBlobGrain>(key), content.Length, (start, length) => content.Slice((int)start, length).ToArray(), cancellationToken);
        return key;
    }

    /// <summary>Uploads what a stream holds, unless it is there. Of the content a chunk at a time is in memory.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="content">The content, all of it; it is read twice, on the calling thread, and must not change meanwhile.</param>
    /// <param name="cancellationToken">Stops between chunks.</param>
    /// <returns>Its key.</returns>
    public static async Task<string> UploadAsync(IGrainFactory grains, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        string key = Convert.ToHexStringLower(SHA256.HashData(content));
        await UploadAsync(grains.GetGrain<IBlobGrain>(key), content.Length, Read, cancellationToken);
        return key;

        byte[] Read(long start, int length)
        {
            byte[] chunk = new byte[length];
            content.Position = start;
            content.ReadExactly(chunk);
            return chunk;
        }
    }

    /// <summary>Downloads a content and checks its hash.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="key">Its key.</param>
    /// <exception cref="OrleansFlowException">The blob is not there, or damaged.</exception>
    public static async Task<byte[]> DownloadAsync(IGrainFactory grains, string key)
    {
        using var content = new MemoryStream();
        await DownloadAsync(grains, key, content);
        return content.ToArray();
    }

    /// <summary>Downloads a content into a stream and checks its hash at the end. Of the content a chunk at a time is in memory.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="key">Its key.</param>
    /// <param name="target">Takes the bytes; after an error they are not to be used.</param>
    /// <param name="cancellationToken">Stops between chunks.</param>
    /// <exception cref="OrleansFlowException">The blob is not there, or damaged.</exception>
    public static async Task DownloadAsync(IGrainFactory grains, string key, Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(target);
        IBlobGrain blob = grains.GetGrain<IBlobGrain>(key);
        long length = await blob.GetLengthAsync();
        if (length < 0)
        {
            throw new OrleansFlowException($"Blob {key} is not in the cluster's blob store: it was never written, or the last job that used it has ended.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long received = 0;
        for (int index = 0; index == 0 || (long)index * IBlobGrain.ChunkLength < length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            byte[] chunk = (await blob.ReadChunkAsync(index)).Value;
            hash.AppendData(chunk);
            received += chunk.Length;
            await target.WriteAsync(chunk, cancellationToken);
        }

        string found = Convert.ToHexStringLower(hash.GetCurrentHash());
        if (found != key || received != length)
        {
            throw new OrleansFlowException($"Blob {key} of {length} bytes came damaged: its content of {received} bytes has the hash {found}.");
        }
    }

    private static async Task UploadAsync(IBlobGrain blob, long totalLength, Func<long, int, byte[]> read, CancellationToken cancellationToken)
    {
        if (await blob.GetLengthAsync() >= 0)
        {
            return;
        }

        for (int index = 0; index == 0 || (long)index * IBlobGrain.ChunkLength < totalLength; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long start = (long)index * IBlobGrain.ChunkLength;
            await blob.WriteChunkAsync(index, totalLength, read(start, (int)Math.Min(IBlobGrain.ChunkLength, totalLength - start)));
        }
    }
}
