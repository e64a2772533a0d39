namespace OrleansFlow.Capture;

/// <summary>How objects of a type are captured.</summary>
internal enum ObjectKind
{
    /// <summary>As a value without parts.</summary>
    Leaf,
    /// <summary>As a value of an enumeration.</summary>
    Enum,
    /// <summary>As method and target.</summary>
    Delegate,
    /// <summary>By element.</summary>
    Array,
    /// <summary>By element, with the comparer.</summary>
    Collection,
    /// <summary>By field.</summary>
    Fields,
    /// <summary>Not at all.</summary>
    Unsupported,
}
