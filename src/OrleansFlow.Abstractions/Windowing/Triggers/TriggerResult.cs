namespace OrleansFlow.Windowing;

/// <summary>What a trigger wants done with a window (org.apache.flink.streaming.api.windowing.triggers.TriggerResult).</summary>
[Flags]
public enum TriggerResult
{
    /// <summary>Nothing.</summary>
    Continue = 0,

    /// <summary>The function is called with the contents, which stay.</summary>
    Fire = 1,

    /// <summary>The contents are thrown away, without calling the function.</summary>
    Purge = 2,

    /// <summary>The function is called with the contents, which are then thrown away.</summary>
    FireAndPurge = Fire | Purge,
}
