namespace Orleans;

/// <summary>A state and its version, as storage providers see it.</summary>
public interface IGrainState<T>
{
    /// <summary>The state.</summary>
    T? State { get; set; }

    /// <summary>The version; null when none is stored.</summary>
    string? ETag { get; set; }

    /// <summary>Whether a state is stored.</summary>
    bool RecordExists { get; set; }
}
