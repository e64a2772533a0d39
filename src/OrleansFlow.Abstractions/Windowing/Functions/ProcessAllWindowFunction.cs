using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>
/// Sees a window of a stream without keys with all its elements, or with the one result of the reduce or aggregate before it
/// (org.apache.flink.streaming.api.functions.windowing.ProcessAllWindowFunction).
/// </summary>
/// <typeparam name="TIn">Type of the elements.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public abstract class ProcessAllWindowFunction<TIn, TOut, TWindow> : RichFunction
    where TWindow : IWindow
{
    /// <summary>Called each time a window fires.</summary>
    /// <param name="context">Window, times and state; valid during this call only.</param>
    /// <param name="elements">The elements; valid during this call only.</param>
    /// <param name="output">Takes the results.</param>
    public abstract void Process(IProcessWindowContext<TWindow> context, IEnumerable<TIn> elements, ICollector<TOut> output);

    /// <summary>Called when a window is given up: removes what the function kept in the window's state.</summary>
    /// <param name="context">Window, times and state; valid during this call only.</param>
    public virtual void Clear(IProcessWindowContext<TWindow> context)
    {
    }
}
