using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow.Graph;

/// <summary>Which windows there are, when they fire and how long they stay.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public sealed record WindowSettings<T, TWindow>
    where TWindow : IWindow
{
    /// <summary>Says which windows an element is in.</summary>
    public required WindowAssigner<T, TWindow> Assigner { get; init; }

    /// <summary>Says when a window fires.</summary>
    public required Trigger<T, TWindow> Trigger { get; init; }

    /// <summary>Removes elements; null for none.</summary>
    public Evictor<T, TWindow>? Evictor { get; init; }

    /// <summary>How many ms of event time a window stays after its end, at least 0.</summary>
    public long AllowedLateness { get; init; }

    /// <summary>Where elements go that are too late for all their windows; null to drop and count them.</summary>
    public OutputTag<T>? LateTag { get; init; }

    /// <summary>How the assigner merges windows; null if it does not.</summary>
    public IMergingWindowAssigner<TWindow>? Merging =>
        (Assigner is AnyElementWindowAssigner<T, TWindow> any ? any.Inner : (object)Assigner) as IMergingWindowAssigner<TWindow>;
}
