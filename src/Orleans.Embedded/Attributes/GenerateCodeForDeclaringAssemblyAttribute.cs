namespace Orleans;

/// <summary>Serializers are made for the assembly that declares the type.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GenerateCodeForDeclaringAssemblyAttribute : Attribute
{
    /// <summary>Names the assembly by one of its types.</summary>
    public GenerateCodeForDeclaringAssemblyAttribute(Type type) => Type = type;

    /// <summary>The type.</summary>
    public Type Type { get; }
}
