namespace Orleans;

/// <summary>Which members of a serializable type get ids without saying so.</summary>
public enum GenerateFieldIds
{
    /// <summary>None.</summary>
    None,

    /// <summary>Public properties.</summary>
    PublicProperties,
}
