using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>What all references of one interface on one silo or client share.</summary>
public class GrainReferenceShared
{
    internal GrainReferenceShared(ReferenceRuntime runtime, GrainType grainType, InterfaceDescriptor descriptor)
    {
        Runtime = runtime;
        GrainType = grainType;
        Descriptor = descriptor;
    }

    /// <summary>The grain type.</summary>
    public GrainType GrainType { get; }

    /// <summary>The interface.</summary>
    public GrainInterfaceType InterfaceType => Descriptor.InterfaceType;

    internal ReferenceRuntime Runtime { get; }

    internal InterfaceDescriptor Descriptor { get; }
}
