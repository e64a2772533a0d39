namespace Orleans.Runtime;

/// <summary>The name of the grain interface.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class GrainInterfaceTypeAttribute : Attribute
{
    private readonly string _value;

    /// <summary>The name.</summary>
    public GrainInterfaceTypeAttribute(string value) => _value = value;

    /// <summary>The name.</summary>
    public GrainInterfaceType GetGrainInterfaceType(IServiceProvider services, Type type) => GrainInterfaceType.Create(_value);
}
