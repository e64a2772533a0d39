namespace Orleans.TestingHost;

/// <summary>A storage provider before which the grain <see cref="IStorageFaultGrain"/> of the state's name is asked for faults.</summary>
public partial class FaultInjectionGrainStorage : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly IGrainStorage _storage;
    private readonly IGrainFactory _grains;
    private readonly FaultInjectionGrainStorageOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Puts faults before a provider.</summary>
    /// <param name="realStorageProvider">The provider.</param>
    /// <param name="name">Its name.</param>
    /// <param name="loggerFactory">Makes the logger.</param>
    /// <param name="grainFactory">Reaches the grains that know the faults.</param>
    /// <param name="faultInjectionOptions">The latency.</param>
    public FaultInjectionGrainStorage(IGrainStorage realStorageProvider, string name, ILoggerFactory loggerFactory, IGrainFactory grainFactory, FaultInjectionGrainStorageOptions faultInjectionOptions)
        : this(realStorageProvider, name, loggerFactory, grainFactory, faultInjectionOptions, TimeProvider.System)
    {
    }

    internal FaultInjectionGrainStorage(IGrainStorage storage, string name, ILoggerFactory loggers, IGrainFactory grains, FaultInjectionGrainStorageOptions options, TimeProvider time)
    {
        _storage = storage;
        _grains = grains;
        _options = options;
        _time = time;
        _logger = loggers.CreateLogger($"{typeof(FaultInjectionGrainStorage).FullName}.{name}");
    }

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
    {
        await FaultAsync(grainType, grainId, "read", faults => faults.OnRead(grainId));
        await _storage.ReadStateAsync(grainType, grainId, grainState);
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
    {
        await FaultAsync(grainType, grainId, "write", faults => faults.OnWrite(grainId));
        await _storage.WriteStateAsync(grainType, grainId, grainState);
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
    {
        await FaultAsync(grainType, grainId, "clear", faults => faults.OnClear(grainId));
        await _storage.ClearStateAsync(grainType, grainId, grainState);
    }

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => (_storage as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);

    private async Task FaultAsync(string grainType, GrainId grainId, string operation, Func<IStorageFaultGrain, Task> ask)
    {
        if (_options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(_options.Latency, _time);
        }

        try
        {
            await ask(_grains.GetGrain<IStorageFaultGrain>(grainType));
        }
        catch (Exception)
        {
            LogFault(operation, grainId, grainType);
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "fault injected into the {Operation} of the state {State} of grain {Grain}")]
    private partial void LogFault(string operation, GrainId grain, string state);
}
