namespace Orleans.CodeGeneration;

/// <summary>How a method is invoked.</summary>
[Flags]
[GenerateSerializer]
public enum InvokeMethodOptions
{
    /// <summary>One request at a time, with a response.</summary>
    None = 0,

    /// <summary>No response.</summary>
    OneWay = 1,

    /// <summary>Beside other read-only requests.</summary>
    ReadOnly = 2,

    /// <summary>Beside every request.</summary>
    AlwaysInterleave = 4,

    /// <summary>No order.</summary>
    Unordered = 8,
}
