using OrleansFlow.Windowing;

namespace OrleansFlow;

public sealed partial class KeyedStream<T, TKey>
{
    /// <summary>Groups the records of each key into windows.</summary>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="assigner">Says which windows a record is in.</param>
    public WindowedStream<T, TKey, TWindow> Window<TWindow>(WindowAssigner<TWindow> assigner)
        where TWindow : IWindow =>
        Window(new AnyElementWindowAssigner<T, TWindow>(assigner));

    /// <summary>Groups the records of each key into windows.</summary>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="assigner">Says which windows a record is in.</param>
    public WindowedStream<T, TKey, TWindow> Window<TWindow>(WindowAssigner<T, TWindow> assigner)
        where TWindow : IWindow =>
        new(this, assigner);

    /// <summary>Groups the records of each key into windows of a number of records.</summary>
    /// <param name="size">How many records; at least 1. What is left at the end is not emitted.</param>
    public WindowedStream<T, TKey, GlobalWindow> CountWindow(long size) =>
        Window(GlobalWindows.Create()).Trigger(PurgingTrigger.Of(CountTrigger.Of(size)));

    /// <summary>Groups the records of each key into windows of the newest records, every so many records.</summary>
    /// <param name="size">How many records a window has at most; at least 0.</param>
    /// <param name="slide">After how many records the next window fires; at least 1.</param>
    public WindowedStream<T, TKey, GlobalWindow> CountWindow(long size, long slide) =>
        Window(GlobalWindows.Create()).Evictor(CountEvictor.Of(size)).Trigger(CountTrigger.Of(slide));
}
