using OrleansFlow.Windowing;

namespace OrleansFlow.Graph;

/// <summary>Windows that keep one value, made as the elements come.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
/// <typeparam name="TAcc">Type of the value that is kept.</typeparam>
/// <typeparam name="TResult">Type of its result.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="settings">The windows.</param>
/// <param name="keySelector">Takes the key.</param>
/// <param name="aggregation">How elements become one value.</param>
/// <param name="function">Called with the result; null to emit it as it is.</param>
public sealed class AggregateWindowSpec<T, TKey, TWindow, TAcc, TResult, TOut>(
    WindowSettings<T, TWindow> settings,
    UserFunction<Func<T, TKey>> keySelector,
    WindowAggregation<T, TAcc, TResult> aggregation,
    ProcessWindowFunction<TResult, TOut, TKey, TWindow>? function) : WindowSpec<T, TKey, TWindow, TOut>(settings, keySelector)
    where TWindow : IWindow
{
    /// <summary>How elements become one value.</summary>
    public WindowAggregation<T, TAcc, TResult> Aggregation { get; } = aggregation;

    /// <summary>Called with the result; null to emit it as it is.</summary>
    public ProcessWindowFunction<TResult, TOut, TKey, TWindow>? Function { get; } = function;

    /// <inheritdoc />
    public override TVisited Accept<TVisited>(IOperatorSpecVisitor<TVisited> visitor) => visitor.Visit(this);
}
