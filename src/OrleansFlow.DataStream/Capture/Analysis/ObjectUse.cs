using System.Reflection;

namespace OrleansFlow.Capture;

/// <summary>What functions read of an object.</summary>
internal sealed class ObjectUse
{
    private readonly HashSet<(Module Module, int Token)> _fields = [];

    /// <summary>Whether all fields count, because the object goes where it cannot be followed.</summary>
    public bool IsWhole { get; set; }

    public void Add(FieldInfo field) => _fields.Add(Key(field));

    public bool Uses(FieldInfo field) => IsWhole || _fields.Contains(Key(field));

    public static (Module Module, int Token) Key(FieldInfo field) => (field.Module, field.MetadataToken);
}
