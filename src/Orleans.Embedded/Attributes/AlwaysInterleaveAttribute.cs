namespace Orleans.Concurrency;

/// <summary>The method may run beside every other request of the grain.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
