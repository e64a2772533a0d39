namespace Orleans.TestingHost;

/// <summary>Knows the faults of the states of one name, which is its key.</summary>
public interface IStorageFaultGrain : IGrainWithStringKey
{
    /// <summary>Makes the next read of a grain's state fail.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="exception">The failure.</param>
    Task AddFaultOnRead(GrainId grainId, Exception exception);

    /// <summary>Makes the next write of a grain's state fail.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="exception">The failure.</param>
    Task AddFaultOnWrite(GrainId grainId, Exception exception);

    /// <summary>Makes the next clearing of a grain's state fail.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="exception">The failure.</param>
    Task AddFaultOnClear(GrainId grainId, Exception exception);

    /// <summary>Fails if a fault waits for the grain's next read.</summary>
    /// <param name="grainId">The grain.</param>
    Task OnRead(GrainId grainId);

    /// <summary>Fails if a fault waits for the grain's next write.</summary>
    /// <param name="grainId">The grain.</param>
    Task OnWrite(GrainId grainId);

    /// <summary>Fails if a fault waits for the grain's next clearing.</summary>
    /// <param name="grainId">The grain.</param>
    Task OnClear(GrainId grainId);
}
