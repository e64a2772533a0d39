namespace Orleans.Streams;

/// <summary>Which way items go.</summary>
public enum StreamProviderDirection
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>Items are received.</summary>
    ReadOnly,

    /// <summary>Items are published.</summary>
    WriteOnly,

    /// <summary>Both.</summary>
    ReadWrite,
}
