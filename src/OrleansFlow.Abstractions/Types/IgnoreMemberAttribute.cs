namespace OrleansFlow.Types;

/// <summary>Leaves a field or property out of the serialized form: it is not written, and has its default after reading.</summary>
/// <remarks><see cref="NonSerializedAttribute"/> on a field does the same.</remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class IgnoreMemberAttribute : Attribute;
