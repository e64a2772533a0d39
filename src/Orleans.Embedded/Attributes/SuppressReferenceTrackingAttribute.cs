namespace Orleans;

/// <summary>Objects of the class are written each time they occur.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SuppressReferenceTrackingAttribute : Attribute;
