namespace Orleans.Concurrency;

/// <summary>The method may run beside other read-only requests of the grain.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
