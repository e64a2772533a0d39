namespace Orleans.Runtime;

/// <summary>Which state of which provider.</summary>
public interface IPersistentStateConfiguration
{
    /// <summary>The name of the state.</summary>
    string StateName { get; }

    /// <summary>The name of the provider; null means the default one.</summary>
    string? StorageName { get; }
}
