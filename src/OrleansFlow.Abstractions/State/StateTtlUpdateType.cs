namespace OrleansFlow.State;

/// <summary>What prolongs the life of a value (StateTtlConfig.UpdateType).</summary>
public enum StateTtlUpdateType
{
    /// <summary>Nothing: the values have no time, as if no time to live was set.</summary>
    Disabled,

    /// <summary>Setting it.</summary>
    OnCreateAndWrite,

    /// <summary>Setting and reading it.</summary>
    OnReadAndWrite,
}
