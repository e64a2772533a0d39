namespace Orleans;

/// <summary>Why an activation ends.</summary>
[GenerateSerializer]
public enum DeactivationReasonCode : byte
{
    /// <summary>Unknown.</summary>
    None,

    /// <summary>The silo stops.</summary>
    ShuttingDown,

    /// <summary>Activation failed.</summary>
    ActivationFailed,

    /// <summary>The directory failed.</summary>
    DirectoryFailure,

    /// <summary>Unused for longer than the collection age.</summary>
    ActivationIdle,

    /// <summary>A request did not end.</summary>
    ActivationUnresponsive,

    /// <summary>Another activation of the grain won.</summary>
    DuplicateActivation,

    /// <summary>The request does not fit.</summary>
    IncompatibleRequest,

    /// <summary>The grain's code failed.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>The activation moves to another silo.</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short.</summary>
    HighMemoryPressure,
}
