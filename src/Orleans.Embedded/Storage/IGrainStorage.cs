namespace Orleans.Storage;

/// <summary>Keeps the states of grains.</summary>
public interface IGrainStorage
{
    /// <summary>Reads a state; sets state, version and existence.</summary>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Reads a state.</summary>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) => ReadStateAsync(stateName, grainId, grainState);

    /// <summary>Writes a state when the stored version is the given one.</summary>
    /// <exception cref="InconsistentStateException">It is not.</exception>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Writes a state.</summary>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) => WriteStateAsync(stateName, grainId, grainState);

    /// <summary>Deletes a state when the stored version is the given one.</summary>
    /// <exception cref="InconsistentStateException">It is not.</exception>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Deletes a state.</summary>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) => ClearStateAsync(stateName, grainId, grainState);
}
