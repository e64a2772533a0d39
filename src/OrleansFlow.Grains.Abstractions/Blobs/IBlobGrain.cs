using Orleans.Concurrency;

namespace OrleansFlow.Grains.Blobs;

/// <summary>
/// One blob, written once and addressed by its content: the key is the lower-case hexadecimal SHA-256
/// (org.apache.flink.runtime.blob.BlobServer). Written and read in chunks.
/// </summary>
[Alias("orleansflow.blob")]
public interface IBlobGrain : IGrainWithStringKey
{
    /// <summary>Length in bytes of each chunk but the last.</summary>
    const int ChunkLength = 1024 * 1024;

    /// <summary>Length of the blob in bytes, or −1 if it is not there.</summary>
    [Alias("GetLength")]
    Task<long> GetLengthAsync();

    /// <summary>Writes a chunk; the last one checks the hash and makes the blob visible.</summary>
    /// <param name="index">Index of the chunk, from 0.</param>
    /// <param name="totalLength">Length of the whole blob.</param>
    /// <param name="chunk">The bytes.</param>
    /// <exception cref="OrleansFlowException">Index or length are out of order, or the content does not have the key's hash.</exception>
    [Alias("WriteChunk")]
    Task WriteChunkAsync(int index, long totalLength, [Immutable] byte[] chunk);

    /// <summary>Reads a chunk.</summary>
    /// <param name="index">Index of the chunk, from 0.</param>
    /// <exception cref="OrleansFlowException">The blob is not there.</exception>
    [Alias("ReadChunk")]
    Task<Immutable<byte[]>> ReadChunkAsync(int index);

    /// <summary>A job uses the blob.</summary>
    /// <param name="jobId">The job.</param>
    [Alias("AddReference")]
    Task AddReferenceAsync(string jobId);

    /// <summary>A job no longer uses the blob; the last one deletes it.</summary>
    /// <param name="jobId">The job.</param>
    [Alias("RemoveReference")]
    Task RemoveReferenceAsync(string jobId);
}
