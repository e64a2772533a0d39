namespace Orleans.Embedded;

/// <summary>A state of one activation and the storage behind it; read before the grain is activated, taken along by migrations.</summary>
internal sealed class PersistentState<TState> : IPersistentState<TState>, IGrainMigrationParticipant
{
    private readonly string _name;
    private readonly Activation _activation;
    private readonly IGrainStorage _storage;
    private GrainState<TState> _state;
    private bool _isLoaded;

    public PersistentState(string name, Activation activation, IGrainStorage storage)
    {
        _name = name;
        _activation = activation;
        _storage = storage;
        _state = new GrainState<TState>(GrainStorages.Blank<TState>());
        activation.Lifecycle.AddMigrationParticipant(this);
    }

    public TState State
    {
        get => _state.State!;
        set => _state.State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _state.RecordExists;

    /// <summary>Reads the state unless a migration has brought it.</summary>
    public Task LoadAsync() => _isLoaded ? Task.CompletedTask : ReadStateAsync();

    public async Task ReadStateAsync()
    {
        await RunAsync(nameof(ReadStateAsync), _storage.ReadStateAsync);
        _isLoaded = true;
    }

    public Task WriteStateAsync() => RunAsync(nameof(WriteStateAsync), _storage.WriteStateAsync);

    public async Task ClearStateAsync()
    {
        await RunAsync(nameof(ClearStateAsync), _storage.ClearStateAsync);
        _state.State ??= GrainStorages.Blank<TState>();
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext) => dehydrationContext.TryAddValue(Key(), _state);

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (rehydrationContext.TryGetValue<GrainState<TState>>(Key(), out var state) && state is not null)
        {
            _state = state;
            _isLoaded = true;
        }
    }

    // What a provider throws is told apart from what the grain throws by the wrapping.
    private async Task RunAsync(string operation, Func<string, GrainId, IGrainState<TState>, Task> action)
    {
        try
        {
            await action(_name, _activation.GrainId, _state);
        }
        catch (Exception exception) when (exception is not OrleansException)
        {
            throw new OrleansException($"Error from storage provider {_storage.GetType().Name}.{_name} during {operation} for grain {_activation.GrainId}", exception);
        }
    }

    private string Key() => $"state.{_name}";
}
