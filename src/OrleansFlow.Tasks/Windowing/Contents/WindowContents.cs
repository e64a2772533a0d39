namespace OrleansFlow.Tasks.Windowing;

/// <summary>
/// What the windows of the current key hold. A window's contents are kept under its state window, which is the window itself
/// unless windows merge.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
internal abstract class WindowContents<T, TKey, TWindow>
{
    /// <summary>Adds an element.</summary>
    public abstract void Add(TWindow stateWindow, T value, long timestamp);

    /// <summary>Calls the function with what a window holds, if it holds anything.</summary>
    /// <returns>Whether it does.</returns>
    public abstract bool Emit(TKey key, TWindow window, TWindow stateWindow);

    /// <summary>Throws away what a window holds.</summary>
    public abstract void Clear(TWindow stateWindow);

    /// <summary>Moves what some windows hold to another one.</summary>
    public abstract void Merge(TWindow target, IReadOnlyList<TWindow> sources);

    /// <summary>Lets the function clear what it kept for a window.</summary>
    public abstract void ClearFunction(TWindow window);
}
