namespace OrleansFlow.State.Ttl;

/// <summary>A state that can be looked through for what has expired.</summary>
internal interface ITtlView
{
    /// <summary>Looks at a few entries of any keys, and removes what has expired.</summary>
    void CleanUp();
}
