using OrleansFlow.State;
using OrleansFlow.State.Heap;
using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>The states of an operator that are kept for each key and window.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
internal sealed class WindowStates<TKey, TWindow>
    where TWindow : notnull
{
    /// <summary>Name of the state that holds what is in the windows.</summary>
    public const string ContentsName = Prefix + ShortContentsName;

    // Functions may use a name for the state of the window and for that of the key.
    private const string Prefix = "window/";
    private const string ShortContentsName = "contents";

    private readonly HeapStates<TKey, NamespacedKey<TKey, TWindow>, NamespaceScope<TKey, TWindow>> _states;

    public WindowStates(OperatorScope scope, KeyedStateBackend<TKey> backend, TypeSerializer<TWindow> windows) => _states = new(
        backend, new NamespacedKeySerializer<TKey, TWindow>(backend.KeySerializer, windows), windows.Schema, scope.Types, scope.Context.Time, Prefix);

    /// <summary>The states of a window, for the current key; valid until those of another are asked for.</summary>
    public IKeyedStateStore Of(TWindow window)
    {
        _states.SetScope(new(window));
        return _states;
    }

    /// <summary>What windows hold that hold one value.</summary>
    public HeapValue<TKey, NamespacedKey<TKey, TWindow>, NamespaceScope<TKey, TWindow>, T> Value<T>() =>
        (HeapValue<TKey, NamespacedKey<TKey, TWindow>, NamespaceScope<TKey, TWindow>, T>)_states.GetState(new ValueStateDescriptor<T>(ShortContentsName));

    /// <summary>What windows hold that hold their elements.</summary>
    public HeapList<TKey, NamespacedKey<TKey, TWindow>, NamespaceScope<TKey, TWindow>, T> List<T>() =>
        (HeapList<TKey, NamespacedKey<TKey, TWindow>, NamespaceScope<TKey, TWindow>, T>)_states.GetListState(new ListStateDescriptor<T>(ShortContentsName));

    /// <summary>Merges what some windows hold, for the current key, into what another holds.</summary>
    public static void Merge(object state, TWindow target, IReadOnlyList<TWindow> sources)
    {
        var scopes = new NamespaceScope<TKey, TWindow>[sources.Count];
        for (int i = 0; i < scopes.Length; i++)
        {
            scopes[i] = new(sources[i]);
        }

        ((IMergingState<NamespaceScope<TKey, TWindow>>)state).MergeNamespaces(new(target), scopes);
    }
}

/// <summary>Sets states on windows.</summary>
internal static class WindowScopes
{
    /// <summary>Sets the window whose contents a state works on.</summary>
    public static void SetWindow<TKey, TWindow, T>(this HeapState<TKey, NamespacedKey<TKey, TWindow>, NamespaceScope<TKey, TWindow>, T> state, TWindow window)
        where TWindow : notnull =>
        state.SetScope(new(window));
}
