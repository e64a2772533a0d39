using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>
/// One state of a backend as it was at one moment, by key group. Written by any one thread while processing goes on; dispose it
/// afterwards, so that the state is no longer copied on writing (StateSnapshot of org.apache.flink.runtime.state).
/// </summary>
/// <param name="meta">Name, kind and form of the state.</param>
public abstract class StateSnapshot(StateMetaInfo meta) : IDisposable
{
    /// <summary>Name, kind and form of the state.</summary>
    public StateMetaInfo Meta { get; } = meta;

    /// <summary>How many entries a key group has; 0 for one outside of the backend's range.</summary>
    /// <param name="keyGroup">The key group.</param>
    public abstract int CountOf(int keyGroup);

    /// <summary>Writes the entries of a key group: each key, its namespace if the state has such, and its value. The count is not written.</summary>
    /// <param name="keyGroup">The key group.</param>
    /// <param name="writer">Where to write.</param>
    public abstract void WriteKeyGroup(int keyGroup, ref DataWriter writer);

    /// <summary>Ends the reading. Calling it again does nothing.</summary>
    public abstract void Dispose();

    /// <summary>What <see cref="WriteKeyGroup"/> writes.</summary>
    internal virtual byte[] BytesOf(int keyGroup)
    {
        var writer = new DataWriter(256);
        try
        {
            WriteKeyGroup(keyGroup, ref writer);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
