namespace Orleans.Embedded;

/// <summary>What the memory storage of a cluster holds; it outlives silos.</summary>
internal sealed class MemoryStorageSpace
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string, string, GrainId), (BinaryData Data, string ETag)> _entries = [];
    private long _version;

    public (BinaryData? Data, string? ETag) Read(string provider, string state, GrainId grain)
    {
        lock (_lock)
        {
            return _entries.TryGetValue((provider, state, grain), out var entry) ? (entry.Data, entry.ETag) : (null, null);
        }
    }

    /// <summary>Writes, or deletes when there are no bytes, if the stored version is the expected one.</summary>
    public bool TryWrite(string provider, string state, GrainId grain, BinaryData? data, string? expected, out string? etag)
    {
        lock (_lock)
        {
            var stored = _entries.TryGetValue((provider, state, grain), out var entry) ? entry.ETag : null;
            if (stored != expected)
            {
                etag = stored;
                return false;
            }

            if (data is null)
            {
                _entries.Remove((provider, state, grain));
                etag = null;
                return true;
            }

            etag = (++_version).ToString(System.Globalization.CultureInfo.InvariantCulture);
            _entries[(provider, state, grain)] = (data, etag);
            return true;
        }
    }
}
