namespace Orleans.Embedded;

/// <summary>References of whatever silo or client the services have, found when the first is read.</summary>
internal sealed class LateReferenceSource(IServiceProvider services) : IReferenceSource
{
    public IServiceProvider Services => services;

    public object GetReference(GrainId grainId, Type interfaceType) =>
        (services.GetService<IInternalGrainFactory>() ?? throw new GrainReferenceNotBoundException($"the reference to {grainId} was read outside of a silo or client")).GetReference(grainId, interfaceType);
}
