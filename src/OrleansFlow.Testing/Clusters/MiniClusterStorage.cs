using System.Globalization;
using Orleans.Serialization;
using Orleans.Storage;

namespace OrleansFlow.Testing.Clusters;

/// <summary>Grain storage in memory that outlives silos: what one of them has written, the others find when it is gone.</summary>
/// <param name="shared">What all silos share.</param>
/// <param name="serializer">Serializes states.</param>
internal sealed class MiniClusterStorage(MiniClusterStorage.Shared shared, Serializer serializer) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (shared.Lock)
        {
            grainState.RecordExists = shared.States.TryGetValue((stateName, grainId.ToString()), out (byte[] State, string ETag) stored);
            grainState.ETag = grainState.RecordExists ? stored.ETag : null;
            grainState.State = grainState.RecordExists ? serializer.Deserialize<T>(stored.State) : Activator.CreateInstance<T>();
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        byte[] state = serializer.SerializeToArray(grainState.State);
        lock (shared.Lock)
        {
            Check(stateName, grainId, grainState.ETag);
            grainState.ETag = (++shared.Version).ToString(CultureInfo.InvariantCulture);
            grainState.RecordExists = true;
            shared.States[(stateName, grainId.ToString())] = (state, grainState.ETag);
        }

        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (shared.Lock)
        {
            Check(stateName, grainId, grainState.ETag);
            shared.States.Remove((stateName, grainId.ToString()));
            grainState.ETag = null;
            grainState.RecordExists = false;
            grainState.State = Activator.CreateInstance<T>();
        }

        return Task.CompletedTask;
    }

    private void Check(string stateName, GrainId grainId, string? etag)
    {
        string? stored = shared.States.TryGetValue((stateName, grainId.ToString()), out (byte[] State, string ETag) state) ? state.ETag : null;
        if (stored != etag)
        {
            throw new InconsistentStateException($"{stateName} of {grainId}", stored ?? "", etag ?? "");
        }
    }

    /// <summary>The states of a cluster.</summary>
    internal sealed class Shared
    {
        public Lock Lock { get; } = new();

        public Dictionary<(string Name, string Grain), (byte[] State, string ETag)> States { get; } = [];

        public int Version { get; set; }
    }
}
