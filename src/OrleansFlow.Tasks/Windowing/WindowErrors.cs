using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Windowing.Sessions;
using OrleansFlow.Tasks.Windowing.Sliding;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>What can be wrong with the input of window operators; each is one sentence with the operator's name.</summary>
internal static class WindowErrors
{
    public static OrleansFlowException NoTimestamp(string operatorName) =>
        new($"Operator '{operatorName}' has windows of event time and got a record without a timestamp: assign timestamps before it, by AssignTimestampsAndWatermarks or in the source, or use windows of processing time.");

    public static OrleansFlowException NoWindowAt(string operatorName, long timestamp, long size) =>
        new($"Operator '{operatorName}' got a record with timestamp {timestamp}, whose windows of {size} ms would reach beyond the range of times: timestamps are milliseconds since 1970; check the timestamp assigner.");

    public static OrleansFlowException MergedIntoThePast<TWindow>(string operatorName, TWindow window, long cleanupTime, string clock, long now) =>
        new($"Operator '{operatorName}' merged windows into {window}, which was to be given up at {cleanupTime}, before the present {clock} {now}: the merge function of a window assigner must not move the end of a window into the past.");

    /// <summary>Checks that windows were saved by an operator of the same kind; each kind has a state of another form.</summary>
    /// <param name="scope">The operator.</param>
    /// <param name="own">Name of its state.</param>
    public static void CheckNotSavedOtherwise(OperatorScope scope, string own)
    {
        foreach (string name in (ReadOnlySpan<string>)[AlignedWindowState<int, int>.Name, SlidingPaneState<int, int>.Name, SessionState.Name, WindowStates<int, int>.ContentsName])
        {
            if (name != own && scope.Keyed!.HasUnclaimed(name))
            {
                throw new OrleansFlowException(
                    $"Operator '{scope.Name}' ({scope.Id}) keeps its windows as '{own}', but they were saved as '{name}': the trigger, the evictor or the aggregation was changed to another kind. Change it back, or give the operator another uid to begin anew.");
            }
        }
    }
}
