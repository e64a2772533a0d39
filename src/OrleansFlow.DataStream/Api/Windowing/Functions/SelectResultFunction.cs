using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>Makes one record of each result.</summary>
internal sealed class SelectResultFunction<TIn, TOut, TKey, TWindow>(Func<TKey, TWindow, TIn, TOut> selector) : ProcessWindowFunction<TIn, TOut, TKey, TWindow>
    where TWindow : IWindow
{
    public override void Process(TKey key, IProcessWindowContext<TWindow> context, IEnumerable<TIn> elements, ICollector<TOut> output)
    {
        foreach (TIn element in elements)
        {
            output.Collect(selector(key, context.Window, element));
        }
    }
}
