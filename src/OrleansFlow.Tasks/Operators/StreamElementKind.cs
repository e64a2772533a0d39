namespace OrleansFlow.Tasks.Operators;

/// <summary>What a stream consists of.</summary>
internal enum StreamElementKind : byte
{
    /// <summary>A record.</summary>
    Record,
    /// <summary>A watermark.</summary>
    Watermark,
    /// <summary>The stream becomes idle.</summary>
    Idle,
    /// <summary>The stream becomes active.</summary>
    Active,

    /// <summary>A round of an iteration is complete.</summary>
    EpochWatermark,
}
