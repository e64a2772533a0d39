namespace Orleans.Serialization;

/// <summary>Which exceptions keep their type between silos.</summary>
public class ExceptionSerializationOptions
{
    /// <summary>Namespaces whose exceptions keep their type.</summary>
    public HashSet<string> SupportedNamespacePrefixes { get; set; } = ["Microsoft", "System", "Azure"];

    /// <summary>Says of a type whether it keeps its type.</summary>
    public Func<Type, bool> SupportedExceptionTypeFilter { get; set; } = _ => false;
}
