using System.Diagnostics.CodeAnalysis;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing.Sessions;

/// <summary>Sessions that are kept as lists of their keys.</summary>
internal static class SessionState
{
    /// <summary>Name of the state.</summary>
    public const string Name = "sessions";

    /// <summary>Whether windows are of this kind: sessions of one gap with the default trigger and no evictor.</summary>
    /// <param name="settings">The windows.</param>
    /// <param name="gap">The gap in ms.</param>
    public static bool TryGetGap<T>(WindowSettings<T, TimeWindow> settings, [NotNullWhen(true)] out long? gap)
    {
        gap = settings is
        {
            Evictor: null,
            Trigger: AnyElementTrigger<T, TimeWindow> { Inner: EventTimeTrigger },
            Assigner: AnyElementWindowAssigner<T, TimeWindow> { Inner: EventTimeSessionWindows sessions },
        }
            ? sessions.Gap
            : null;
        return gap is not null;
    }
}
