using System.Collections.Immutable;

namespace Orleans.Metadata;

/// <summary>Properties of a grain class.</summary>
[Immutable]
[GenerateSerializer]
public sealed class GrainProperties
{
    /// <summary>These properties.</summary>
    public GrainProperties(ImmutableDictionary<string, string> values) => Properties = values;

    /// <summary>The properties.</summary>
    [Id(0)]
    public ImmutableDictionary<string, string> Properties { get; }
}
