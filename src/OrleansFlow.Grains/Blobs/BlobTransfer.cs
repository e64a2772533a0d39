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
        IBlobGrain blob = grains.GetGrain<IBlobGrain>(key);
        if (await blob.GetLengthAsync() >= 0)
        {
            return key;
        }

        for (int index = 0; index == 0 || (long)index * IBlobGrain.ChunkLength < content.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int start = index * IBlobGrain.ChunkLength;
            await blob.WriteChunkAsync(index, content.Length, content.Slice(start, Math.Min(IBlobGrain.ChunkLength, content.Length - start)).ToArray());
        }

        return key;
    }

    /// <summary>Downloads a content and checks its hash.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="key">Its key.</param>
    /// <exception cref="OrleansFlowException">The blob is not there, or damaged.</exception>
    public static async Task<byte[]> DownloadAsync(IGrainFactory grains, string key)
    {
        ArgumentNullException.ThrowIfNull(grains);
        IBlobGrain blob = grains.GetGrain<IBlobGrain>(key);
        long length = await blob.GetLengthAsync();
        if (length < 0)
        {
            throw new OrleansFlowException($"Blob {key} is not in the cluster's blob store: it was never written, or the last job that used it has ended.");
        }

        byte[] content = new byte[length];
        for (int index = 0; index == 0 || (long)index * IBlobGrain.ChunkLength < length; index++)
        {
            byte[] chunk = (await blob.ReadChunkAsync(index)).Value;
            chunk.CopyTo(content, index * IBlobGrain.ChunkLength);
        }

        return KeyOf(content) == key ? content : throw new OrleansFlowException($"Blob {key} came damaged: its content has the hash {KeyOf(content)}.");
    }
}
