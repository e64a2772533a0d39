namespace Orleans;

/// <summary>What references need beyond <see cref="IGrainFactory"/>.</summary>
internal interface IInternalGrainFactory : IGrainFactory
{
    object GetReference(GrainId grainId, Type interfaceType);
}
