using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>What scenarios have in common.</summary>
internal static class WindowScenarios
{
    public static TimeSpan Ms(this int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>Results are the texts of a window's elements, in one text.</summary>
    public static DataStream<string> Concat<TWindow>(this WindowedStream<Click, int, TWindow> windows)
        where TWindow : IWindow =>
        windows.Process(new WindowScenario.Concat<TWindow>());

    /// <summary>Results are the texts of a window's elements, put together as they come.</summary>
    public static DataStream<string> Join<TWindow>(this WindowedStream<Click, int, TWindow> windows)
        where TWindow : IWindow =>
        windows.Reduce(Click.Join, static (key, window, click) => click.Text);

    /// <summary>Results are the windows and their elements, such as <c>[0,10) ab</c>.</summary>
    public static DataStream<string> Show(this WindowedStream<Click, int, TimeWindow> windows) =>
        windows.Select(static (key, window, clicks) => $"[{window.Start},{window.End}) {string.Concat(clicks.Select(static click => click.Text))}");
}
