namespace OrleansFlow.Sources;

/// <summary>What a poll of a reader says (org.apache.flink.core.io.InputStatus).</summary>
public enum InputStatus
{
    /// <summary>Poll again: there may be more.</summary>
    MoreAvailable,
    /// <summary>Nothing now; wait for <see cref="ISourceReader{T,TSplit}.WaitForDataAsync"/>.</summary>
    NothingAvailable,
    /// <summary>The end of a bounded source.</summary>
    EndOfInput,
}
