using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow.Graph;

/// <summary>What all window operators have (org.apache.flink.streaming.runtime.operators.windowing.WindowOperatorBuilder).</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
/// <param name="settings">The windows.</param>
/// <param name="keySelector">Takes the key.</param>
public abstract class WindowSpec<T, TKey, TWindow, TOut>(WindowSettings<T, TWindow> settings, UserFunction<Func<T, TKey>> keySelector) : OperatorSpec
    where TWindow : IWindow
{
    /// <summary>The windows.</summary>
    public WindowSettings<T, TWindow> Settings { get; } = settings;

    /// <summary>Takes the key.</summary>
    public UserFunction<Func<T, TKey>> KeySelector { get; } = keySelector;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(T)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call.</summary>
    public Func<T, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<T, TKey>)f).GetKey);
}
