using Microsoft.Extensions.Options;
using Orleans.Embedded.Simulation;
using Orleans.Embedded;

namespace Orleans.Storage;

/// <summary>Storage in memory, shared by the silos of a cluster; states are kept as bytes, so that what is read is never what was written.</summary>
public sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly string _name;
    private readonly MemoryStorageSpace _space;
    private readonly IGrainStorageSerializer _serializer;
    private readonly SimulatedNode? _simulation;

    private MemoryGrainStorage(string name, MemoryStorageSpace space, IGrainStorageSerializer serializer, SimulatedNode? simulation)
    {
        _name = name;
        _space = space;
        _serializer = serializer;
        _simulation = simulation;
    }

    /// <summary>The provider of a name, for services.</summary>
    public static MemoryGrainStorage Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<MemoryGrainStorageOptions>>().Get(name);
        var serializer = options.GrainStorageSerializer ?? services.GetKeyedService<IGrainStorageSerializer>(name) ?? services.GetRequiredService<IGrainStorageSerializer>();
        return new MemoryGrainStorage(name, services.GetRequiredService<SiloNode>().Network.Storage, serializer, services.GetService<SimulatedNode>());
    }

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await ReachAsync("read", stateName, grainId);
        var (data, etag) = _space.Read(_name, stateName, grainId);
        grainState.State = data is null ? GrainStorages.Blank<T>() : _serializer.Deserialize<T>(data) ?? GrainStorages.Blank<T>();
        grainState.ETag = etag;
        grainState.RecordExists = data is not null;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var data = _serializer.Serialize(grainState.State);
        await ReachAsync("write", stateName, grainId);
        Put("write", stateName, grainId, data, grainState.ETag, out var etag);
        grainState.ETag = etag;
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await ReachAsync("clear", stateName, grainId);
        Put("clear", stateName, grainId, null, grainState.ETag, out _);
        grainState.State = GrainStorages.Blank<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private void Put(string what, string stateName, GrainId grainId, BinaryData? data, string? expected, out string? etag)
    {
        if (!_space.TryWrite(_name, stateName, grainId, data, expected, out etag))
        {
            throw new InconsistentStateException($"Could not {what} state '{stateName}' of {grainId} in storage '{_name}': the stored version is {etag ?? "null"}, expected {expected ?? "null"}.", etag ?? "null", expected ?? "null");
        }

        _simulation?.LeaveStorage(what, _name, stateName, grainId);
    }

    // Storage is elsewhere: nothing that reads or writes it goes on in the same turn.
    private async Task ReachAsync(string what, string stateName, GrainId grainId)
    {
        if (_simulation is null)
        {
            await Task.Yield();
        }
        else
        {
            await _simulation.ReachStorageAsync(what, _name, stateName, grainId);
        }
    }
}
