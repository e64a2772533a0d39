namespace Orleans.Metadata;

/// <summary>The grain type that an interface means when several classes implement it.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class DefaultGrainTypeAttribute : Attribute
{
    /// <summary>The name of the grain type.</summary>
    public DefaultGrainTypeAttribute(string grainType) => GrainType = grainType;

    internal string GrainType { get; }
}
