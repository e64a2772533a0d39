using OrleansFlow.Windowing;

namespace OrleansFlow.Graph;

/// <summary>Windows that keep all their elements.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="settings">The windows.</param>
/// <param name="keySelector">Takes the key.</param>
/// <param name="function">Called with the elements.</param>
public sealed class ListWindowSpec<T, TKey, TWindow, TOut>(
    WindowSettings<T, TWindow> settings,
    UserFunction<Func<T, TKey>> keySelector,
    ProcessWindowFunction<T, TOut, TKey, TWindow> function) : WindowSpec<T, TKey, TWindow, TOut>(settings, keySelector)
    where TWindow : IWindow
{
    /// <summary>Called with the elements.</summary>
    public ProcessWindowFunction<T, TOut, TKey, TWindow> Function { get; } = function;

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
