namespace Orleans;

/// <summary>The class has no serialized members of its own.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SerializerTransparentAttribute : Attribute;
