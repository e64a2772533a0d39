using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Storage;
using OrleansFlow.Configuration;

namespace OrleansFlow.Grains.Blobs;

/// <summary>
/// Keeps a blob in the grain storage, a state for each chunk. Chunks come in order; a chunk that comes again is taken for
/// a repeated call. The hash is checked over what was read back, so that what is visible is what was stored.
/// </summary>
[PreferLocalPlacement]
internal sealed class BlobGrain(
    [PersistentState("blob", OrleansFlowOptions.DefaultStorageProvider)] IPersistentState<BlobState> state,
    [FromKeyedServices(OrleansFlowOptions.DefaultStorageProvider)] IGrainStorage storage) : Grain, IBlobGrain
{
    private string Key => this.GetPrimaryKeyString();

    public Task<long> GetLengthAsync()
    {
        if (!state.State.Complete)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(state.State.Complete ? state.State.Length : -1);
    }

    public async Task WriteChunkAsync(int index, long totalLength, byte[] chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        BlobState blob = state.State;
        if (blob.Complete)
        {
            return;
        }

        if (index == 0)
        {
            blob.Chunks = 0;
            blob.Length = totalLength;
        }

        int expected = (int)Math.Min(IBlobGrain.ChunkLength, totalLength - ((long)index * IBlobGrain.ChunkLength));
        if (totalLength != blob.Length || index < 0 || index > blob.Chunks || chunk.Length != expected)
        {
            throw new OrleansFlowException($"Chunk {index} of {chunk.Length} bytes of blob {Key} with {totalLength} bytes is out of order: chunk {blob.Chunks} of a blob with {blob.Length} bytes was expected, of {expected} bytes.");
        }

        await WriteAsync(index, chunk);
        blob.Chunks = index + 1;
        if (((long)index * IBlobGrain.ChunkLength) + chunk.Length == totalLength)
        {
            await CompleteAsync();
        }
    }

    public async Task<Immutable<byte[]>> ReadChunkAsync(int index)
    {
        if (!state.State.Complete)
        {
            DeactivateOnIdle();
            throw new OrleansFlowException($"Blob {Key} is not there: it was never written, or the last job that used it has ended.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)state.State.Chunks, nameof(index));
        return (await ReadAsync(index)).AsImmutable();
    }

    public async Task AddReferenceAsync(string jobId)
    {
        if (!state.State.Complete)
        {
            throw new OrleansFlowException($"Blob {Key}, which job {jobId} wants to use, is not there; upload it first.");
        }

        int place = state.State.References.BinarySearch(jobId, StringComparer.Ordinal);
        if (place < 0)
        {
            state.State.References.Insert(~place, jobId);
            await state.WriteStateAsync();
        }
    }

    public async Task RemoveReferenceAsync(string jobId)
    {
        if (!state.State.References.Remove(jobId))
        {
            return;
        }

        if (state.State.References.Count > 0)
        {
            await state.WriteStateAsync();
            return;
        }

        // The header goes first: a blob without it is not there, whatever chunks a crash may leave.
        int chunks = state.State.Chunks;
        await state.ClearStateAsync();
        for (int index = 0; index < chunks; index++)
        {
            GrainState<BlobChunk> chunk = new(new BlobChunk());
            await storage.ReadStateAsync(StateName(index), this.GetGrainId(), chunk);
            await storage.ClearStateAsync(StateName(index), this.GetGrainId(), chunk);
        }

        DeactivateOnIdle();
    }

    private static string StateName(int index) => string.Create(CultureInfo.InvariantCulture, $"blob-chunk-{index}");

    private async Task CompleteAsync()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int index = 0; index < state.State.Chunks; index++)
        {
            hash.AppendData(await ReadAsync(index));
        }

        string found = Convert.ToHexStringLower(hash.GetCurrentHash());
        if (found != Key)
        {
            state.State.Chunks = 0;
            throw new OrleansFlowException($"The content written to blob {Key} has the hash {found}: the upload was damaged, or the key is not the SHA-256 of the content.");
        }

        state.State.Complete = true;
        await state.WriteStateAsync();
    }

    private async Task WriteAsync(int index, byte[] bytes)
    {
        GrainState<BlobChunk> chunk = new(new BlobChunk());
        await storage.ReadStateAsync(StateName(index), this.GetGrainId(), chunk);
        chunk.State = new BlobChunk { Bytes = bytes };
        await storage.WriteStateAsync(StateName(index), this.GetGrainId(), chunk);
    }

    private async Task<byte[]> ReadAsync(int index)
    {
        GrainState<BlobChunk> chunk = new(new BlobChunk());
        await storage.ReadStateAsync(StateName(index), this.GetGrainId(), chunk);
        return chunk.RecordExists ? chunk.State!.Bytes : throw new OrleansFlowException($"Chunk {index} of blob {Key} is missing in the storage '{OrleansFlowOptions.DefaultStorageProvider}'.");
    }
}
