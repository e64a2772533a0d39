namespace Orleans.TestingHost;

/// <summary>Keeps the faults of the states of one name until they are used.</summary>
public class StorageFaultGrain : Grain, IStorageFaultGrain
{
    private readonly Dictionary<GrainId, Exception> _reads = [];
    private readonly Dictionary<GrainId, Exception> _writes = [];
    private readonly Dictionary<GrainId, Exception> _clears = [];

    /// <inheritdoc/>
    public Task AddFaultOnRead(GrainId grainId, Exception exception) => Add(_reads, grainId, exception);

    /// <inheritdoc/>
    public Task AddFaultOnWrite(GrainId grainId, Exception exception) => Add(_writes, grainId, exception);

    /// <inheritdoc/>
    public Task AddFaultOnClear(GrainId grainId, Exception exception) => Add(_clears, grainId, exception);

    /// <inheritdoc/>
    public Task OnRead(GrainId grainId) => Use(_reads, grainId);

    /// <inheritdoc/>
    public Task OnWrite(GrainId grainId) => Use(_writes, grainId);

    /// <inheritdoc/>
    public Task OnClear(GrainId grainId) => Use(_clears, grainId);

    private static Task Add(Dictionary<GrainId, Exception> faults, GrainId grainId, Exception exception)
    {
        faults.Add(grainId, exception);
        return Task.CompletedTask;
    }

    private static Task Use(Dictionary<GrainId, Exception> faults, GrainId grainId) =>
        faults.Remove(grainId, out var exception) ? throw exception : Task.CompletedTask;
}
