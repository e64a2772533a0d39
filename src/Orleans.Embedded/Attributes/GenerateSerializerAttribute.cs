namespace Orleans;

/// <summary>The type can be copied, serialized and sent.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Which members get ids without saying so; none by default.</summary>
    public GenerateFieldIds GenerateFieldIds { get; init; }

    /// <summary>Whether the parameters of the primary constructor are members; true by default for records.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
