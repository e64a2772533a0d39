namespace OrleansFlow.Grains.Blobs;

/// <summary>What a blob grain keeps besides the chunks.</summary>
[GenerateSerializer]
[Alias("orleansflow.blob-state")]
internal sealed class BlobState
{
    /// <summary>Length in bytes.</summary>
    [Id(0)]
    public long Length { get; set; }

    /// <summary>Whether all of it is there and has the hash of its key.</summary>
    [Id(1)]
    public bool Complete { get; set; }

    /// <summary>How many chunks have been written.</summary>
    [Id(2)]
    public int Chunks { get; set; }

    /// <summary>The jobs that use it, in ordinal order.</summary>
    [Id(3)]
    public List<string> References { get; set; } = [];
}

/// <summary>A chunk of a blob in the storage.</summary>
[GenerateSerializer]
[Alias("orleansflow.blob-chunk")]
internal sealed class BlobChunk
{
    /// <summary>The bytes.</summary>
    [Id(0)]
    public byte[] Bytes { get; set; } = [];
}
