namespace Orleans.Runtime.Placement;

/// <summary>The grain that is to be placed.</summary>
public readonly struct PlacementTarget
{
    /// <summary>A grain and the call that needs it.</summary>
    public PlacementTarget(GrainId grainIdentity, Dictionary<string, object> requestContextData, GrainInterfaceType interfaceType, ushort interfaceVersion)
    {
        GrainIdentity = grainIdentity;
        RequestContextData = requestContextData;
        InterfaceType = interfaceType;
        InterfaceVersion = interfaceVersion;
    }

    /// <summary>The grain.</summary>
    public GrainId GrainIdentity { get; }

    /// <summary>The interface of the call.</summary>
    public GrainInterfaceType InterfaceType { get; }

    /// <summary>The version of the interface.</summary>
    public ushort InterfaceVersion { get; }

    /// <summary>The request context of the call.</summary>
    public Dictionary<string, object> RequestContextData { get; }
}
