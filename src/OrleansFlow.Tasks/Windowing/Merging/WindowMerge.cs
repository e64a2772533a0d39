namespace OrleansFlow.Tasks.Windowing;

/// <summary>Windows of a key that become one.</summary>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
internal sealed class WindowMerge<TWindow>
{
    /// <summary>The window that takes their place.</summary>
    public required TWindow Result { get; init; }

    /// <summary>The windows that were there before.</summary>
    public required List<TWindow> Sources { get; init; }

    /// <summary>The window under which the contents of <see cref="Result"/> are kept.</summary>
    public TWindow StateWindow { get; set; } = default!;

    /// <summary>The other windows under which contents are kept that go to <see cref="StateWindow"/>.</summary>
    public List<TWindow> StateWindows { get; } = [];
}

/// <summary>A window with the window under which its contents are kept.</summary>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
internal readonly record struct WindowPair<TWindow>(TWindow Window, TWindow StateWindow);
