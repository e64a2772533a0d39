namespace OrleansFlow.Tasks.Watermarks;

/// <summary>What goes wrong with timestamps.</summary>
internal static class EventTimeErrors
{
    /// <summary>An assigner gave the mark of a record without a timestamp.</summary>
    public static OrleansFlowException NotATimestamp(string operatorName) =>
        new($"The timestamp assigner of operator '{operatorName}' returned {long.MinValue}, which marks a record without a timestamp; return a time in milliseconds, or filter such records out before.");
}
