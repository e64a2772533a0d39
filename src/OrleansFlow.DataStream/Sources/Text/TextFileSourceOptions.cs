namespace OrleansFlow.Sources;

/// <summary>How text files are found and read.</summary>
public sealed record TextFileSourceOptions
{
    /// <summary>Whether directories below are read too. Default: yes.</summary>
    public bool Recursive { get; init; } = true;

    /// <summary>Length of a split in bytes, at least 1; null divides the input into about four splits per subtask, of 1 to 64 MiB each.</summary>
    public long? SplitLength { get; init; }

    /// <summary>The longest line that is accepted, in bytes. Default: 64 MiB.</summary>
    public int MaxLineLength { get; init; } = 64 * 1024 * 1024;

    /// <summary>Length of a reader's buffer in bytes; it grows for longer lines. Default: 256 KiB.</summary>
    public int BufferLength { get; init; } = 256 * 1024;
}
