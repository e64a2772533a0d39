namespace Orleans;

/// <summary>Objects are made by the registered activator.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class UseActivatorAttribute : Attribute;
