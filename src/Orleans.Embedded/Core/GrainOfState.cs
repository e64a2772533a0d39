namespace Orleans;

/// <summary>The base of grain classes with one state, kept by the storage provider of the class.</summary>
public class Grain<TGrainState> : Grain
{
    private readonly IStorage<TGrainState> _storage;

    /// <summary>The state is read before activation.</summary>
    protected Grain()
    {
        _storage = Runtime.GetStorage<TGrainState>(GrainContext);
    }

    /// <summary>Takes the given storage, as tests do.</summary>
    protected Grain(IStorage<TGrainState> storage)
    {
        _storage = storage;
    }

    /// <summary>The state.</summary>
    protected TGrainState State
    {
        get => _storage.State;
        set => _storage.State = value;
    }

    /// <summary>Deletes the stored state.</summary>
    protected virtual Task ClearStateAsync() => _storage.ClearStateAsync();

    /// <summary>Writes the state.</summary>
    protected virtual Task WriteStateAsync() => _storage.WriteStateAsync();

    /// <summary>Reads the state.</summary>
    protected virtual Task ReadStateAsync() => _storage.ReadStateAsync();
}
