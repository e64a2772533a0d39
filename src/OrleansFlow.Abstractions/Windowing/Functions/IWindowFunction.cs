using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>Sees a window of a key with its elements (org.apache.flink.streaming.api.functions.windowing.WindowFunction).</summary>
/// <typeparam name="TIn">Type of the elements.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public interface IWindowFunction<in TIn, out TOut, in TKey, in TWindow> : IFunction
    where TWindow : IWindow
{
    /// <summary>Called each time a window fires.</summary>
    /// <param name="key">The key.</param>
    /// <param name="window">The window.</param>
    /// <param name="elements">The elements; valid during this call only.</param>
    /// <param name="output">Takes the results.</param>
    void Apply(TKey key, TWindow window, IEnumerable<TIn> elements, ICollector<TOut> output);
}

/// <summary>Sees a window of a stream without keys (org.apache.flink.streaming.api.functions.windowing.AllWindowFunction).</summary>
/// <typeparam name="TIn">Type of the elements.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public interface IAllWindowFunction<in TIn, out TOut, in TWindow> : IFunction
    where TWindow : IWindow
{
    /// <summary>Called each time a window fires.</summary>
    /// <param name="window">The window.</param>
    /// <param name="elements">The elements; valid during this call only.</param>
    /// <param name="output">Takes the results.</param>
    void Apply(TWindow window, IEnumerable<TIn> elements, ICollector<TOut> output);
}
