namespace Orleans;

/// <summary>The name of the grain class in ids.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute : Attribute
{
    private readonly string _grainType;

    /// <summary>The name.</summary>
    public GrainTypeAttribute(string grainType) => _grainType = grainType;

    /// <summary>The name.</summary>
    public GrainType GetGrainType(IServiceProvider services, Type type) => GrainType.Create(_grainType);
}
