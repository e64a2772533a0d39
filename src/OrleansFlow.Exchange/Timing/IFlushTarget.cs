namespace OrleansFlow.Exchange;

/// <summary>What is flushed at the buffer timeout.</summary>
internal interface IFlushTarget
{
    /// <summary>Whether there is something to flush. Read from the timer's thread.</summary>
    bool HasOpenBatch { get; }

    /// <summary>Asks the task to flush.</summary>
    void RequestFlush();
}
