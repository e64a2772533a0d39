namespace Orleans.Embedded;

/// <summary>Makes the grain references that are read from bytes.</summary>
internal interface IReferenceSource
{
    /// <summary>The services of the silo or client that reads.</summary>
    IServiceProvider Services { get; }

    object GetReference(GrainId grainId, Type interfaceType);
}
