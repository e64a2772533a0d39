namespace Orleans.Embedded;

/// <summary>How a sequence stands after a batch.</summary>
internal enum EnumerationState
{
    /// <summary>There may be more.</summary>
    Open,

    /// <summary>There is nothing more.</summary>
    Completed,

    /// <summary>The grain's code failed.</summary>
    Failed,

    /// <summary>The grain does not know the enumeration, for instance because it was reactivated.</summary>
    Unknown,
}
