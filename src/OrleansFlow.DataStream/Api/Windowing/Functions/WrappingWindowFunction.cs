using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>Calls another function, whose life cycle it shares (org.apache.flink.api.java.operators.translation.WrappingFunction).</summary>
internal abstract class WrappingWindowFunction<TIn, TOut, TKey, TWindow>(IFunction? inner) : ProcessWindowFunction<TIn, TOut, TKey, TWindow>
    where TWindow : IWindow
{
    public override ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
    {
        if (inner is not IRichFunction rich)
        {
            return ValueTask.CompletedTask;
        }

        rich.RuntimeContext = RuntimeContext;
        return rich.OpenAsync(context, cancellationToken);
    }

    public override ValueTask CloseAsync() => inner is IRichFunction rich ? rich.CloseAsync() : ValueTask.CompletedTask;
}
