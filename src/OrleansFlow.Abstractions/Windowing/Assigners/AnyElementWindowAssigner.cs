using OrleansFlow.Functions;
using OrleansFlow.Types;

namespace OrleansFlow.Windowing;

/// <summary>Lets an assigner that does not look at elements serve elements of a type.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public sealed class AnyElementWindowAssigner<T, TWindow> : WindowAssigner<T, TWindow>
    where TWindow : IWindow
{
    /// <summary>Wraps an assigner.</summary>
    /// <param name="inner">The assigner.</param>
    public AnyElementWindowAssigner(WindowAssigner<TWindow> inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The assigner that is wrapped.</summary>
    public WindowAssigner<TWindow> Inner { get; }

    /// <inheritdoc />
    public override bool IsEventTime => Inner.IsEventTime;

    /// <inheritdoc />
    public override TypeSerializer<TWindow>? WindowSerializer => Inner.WindowSerializer;

    /// <inheritdoc />
    public override void AssignWindows(T element, long timestamp, IWindowAssignerContext context, ICollector<TWindow> windows) =>
        Inner.AssignWindows(timestamp, context, windows);

    /// <inheritdoc />
    public override Trigger<T, TWindow> GetDefaultTrigger() => Inner.GetDefaultTrigger();

    /// <inheritdoc />
    public override string ToString() => Inner.ToString()!;
}
