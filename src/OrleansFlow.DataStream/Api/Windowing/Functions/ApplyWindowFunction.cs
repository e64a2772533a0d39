using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>Calls a function that does not need the context.</summary>
/// <param name="apply">Makes the results.</param>
/// <param name="instance">The function object that <paramref name="apply"/> is a method of, if there is one.</param>
internal sealed class ApplyWindowFunction<TIn, TOut, TKey, TWindow>(Action<TKey, TWindow, IEnumerable<TIn>, ICollector<TOut>> apply, IFunction? instance = null)
    : WrappingWindowFunction<TIn, TOut, TKey, TWindow>(instance)
    where TWindow : IWindow
{
    public override void Process(TKey key, IProcessWindowContext<TWindow> context, IEnumerable<TIn> elements, ICollector<TOut> output) =>
        apply(key, context.Window, elements, output);
}
