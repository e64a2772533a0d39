namespace Orleans.Embedded;

/// <summary>Makes the grain references that are read from bytes.</summary>
internal interface IReferenceSource
{
    object GetReference(GrainId grainId, Type interfaceType);
}
