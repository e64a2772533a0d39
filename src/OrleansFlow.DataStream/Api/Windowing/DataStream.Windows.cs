using OrleansFlow.Windowing;

namespace OrleansFlow;

public partial class DataStream<T>
{
    /// <summary>Groups all records into windows, in one subtask.</summary>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="assigner">Says which windows a record is in.</param>
    public AllWindowedStream<T, TWindow> WindowAll<TWindow>(WindowAssigner<TWindow> assigner)
        where TWindow : IWindow =>
        WindowAll(new AnyElementWindowAssigner<T, TWindow>(assigner));

    /// <summary>Groups all records into windows, in one subtask.</summary>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="assigner">Says which windows a record is in.</param>
    public AllWindowedStream<T, TWindow> WindowAll<TWindow>(WindowAssigner<T, TWindow> assigner)
        where TWindow : IWindow =>
        new(this, assigner);

    /// <summary>Groups all records into windows of a number of records, in one subtask.</summary>
    /// <param name="size">How many records; at least 1. What is left at the end is not emitted.</param>
    public AllWindowedStream<T, GlobalWindow> CountWindowAll(long size) =>
        WindowAll(GlobalWindows.Create()).Trigger(PurgingTrigger.Of(CountTrigger.Of(size)));

    /// <summary>Groups all records into windows of the newest records, every so many records, in one subtask.</summary>
    /// <param name="size">How many records a window has at most; at least 0.</param>
    /// <param name="slide">After how many records the next window fires; at least 1.</param>
    public AllWindowedStream<T, GlobalWindow> CountWindowAll(long size, long slide) =>
        WindowAll(GlobalWindows.Create()).Evictor(CountEvictor.Of(size)).Trigger(CountTrigger.Of(slide));
}
