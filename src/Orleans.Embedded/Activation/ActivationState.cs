namespace Orleans.Embedded;

/// <summary>The life of an activation.</summary>
internal enum ActivationState
{
    Created,
    Activating,
    Valid,
    Deactivating,
    Invalid,
}
