namespace Orleans.Serialization.Invocation;

/// <summary>Holds the object that a request is invoked on.</summary>
public interface ITargetHolder
{
    /// <summary>The object.</summary>
    object? GetTarget();

    /// <summary>A component, such as an extension; null when there is none.</summary>
    object? GetComponent(Type componentType);
}
