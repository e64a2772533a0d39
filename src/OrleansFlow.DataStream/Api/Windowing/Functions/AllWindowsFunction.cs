using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>Calls a function of windows without keys; the one key of such a stream is none that the function sees.</summary>
internal sealed class AllWindowsFunction<TIn, TOut, TWindow>(ProcessAllWindowFunction<TIn, TOut, TWindow> function)
    : WrappingWindowFunction<TIn, TOut, byte, TWindow>(function)
    where TWindow : IWindow
{
    public override void Process(byte key, IProcessWindowContext<TWindow> context, IEnumerable<TIn> elements, ICollector<TOut> output) =>
        function.Process(context, elements, output);

    public override void Clear(IProcessWindowContext<TWindow> context) => function.Clear(context);
}
