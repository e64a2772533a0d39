namespace OrleansFlow.Testing;

/// <summary>What an operator emits.</summary>
public enum TestElementKind
{
    /// <summary>A record.</summary>
    Record,

    /// <summary>A watermark.</summary>
    Watermark,

    /// <summary>The stream has become idle.</summary>
    Idle,

    /// <summary>The stream has become active again.</summary>
    Active,
}
