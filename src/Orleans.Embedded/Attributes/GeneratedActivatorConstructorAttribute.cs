namespace Orleans;

/// <summary>The constructor by which the serializer makes objects.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class GeneratedActivatorConstructorAttribute : ActivatorUtilitiesConstructorAttribute;
