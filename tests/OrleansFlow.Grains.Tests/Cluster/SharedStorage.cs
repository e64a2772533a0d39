using System.Globalization;
using Orleans.Storage;

namespace OrleansFlow.Grains.Tests.Cluster;

/// <summary>Grain storage that outlives the silos of a test.</summary>
internal sealed class SharedStorage : IGrainStorage
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, string Grain), (object State, string ETag)> _states = [];
    private int _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            bool exists = _states.TryGetValue((stateName, grainId.ToString()), out (object State, string ETag) stored);
            grainState.RecordExists = exists;
            grainState.ETag = exists ? stored.ETag : null;
            grainState.State = exists ? (T)Copy(stored.State) : Activator.CreateInstance<T>();
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            Check(stateName, grainId, grainState.ETag);
            grainState.ETag = (++_version).ToString(CultureInfo.InvariantCulture);
            grainState.RecordExists = true;
            _states[(stateName, grainId.ToString())] = (Copy(grainState.State!), grainState.ETag);
        }

        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            Check(stateName, grainId, grainState.ETag);
            _states.Remove((stateName, grainId.ToString()));
            grainState.ETag = null;
            grainState.RecordExists = false;
            grainState.State = Activator.CreateInstance<T>();
        }

        return Task.CompletedTask;
    }

    private void Check(string stateName, GrainId grainId, string? etag)
    {
        string? stored = _states.TryGetValue((stateName, grainId.ToString()), out (object State, string ETag) state) ? state.ETag : null;
        if (stored != etag)
        {
            throw new InconsistentStateException($"{stateName} of {grainId}", stored ?? "", etag ?? "");
        }
    }

    // The grains change their states' members, not what these hold.
    private static object Copy(object state)
    {
        object copy = Activator.CreateInstance(state.GetType(), nonPublic: true)!;
        foreach (System.Reflection.PropertyInfo property in state.GetType().GetProperties())
        {
            object? value = property.GetValue(state);
            property.SetValue(copy, value is System.Collections.IList and not Array ? Activator.CreateInstance(value.GetType(), value) : value);
        }

        return copy;
    }
}
