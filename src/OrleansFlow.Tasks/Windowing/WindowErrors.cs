namespace OrleansFlow.Tasks.Windowing;

/// <summary>What can be wrong with the input of window operators; each is one sentence with the operator's name.</summary>
internal static class WindowErrors
{
    public static OrleansFlowException NoTimestamp(string operatorName) =>
        new($"Operator '{operatorName}' has windows of event time and got a record without a timestamp: assign timestamps before it, by AssignTimestampsAndWatermarks or in the source, or use windows of processing time.");

    public static OrleansFlowException MergedIntoThePast<TWindow>(string operatorName, TWindow window, long cleanupTime, string clock, long now) =>
        new($"Operator '{operatorName}' merged windows into {window}, which was to be given up at {cleanupTime}, before the present {clock} {now}: the merge function of a window assigner must not move the end of a window into the past.");
}
