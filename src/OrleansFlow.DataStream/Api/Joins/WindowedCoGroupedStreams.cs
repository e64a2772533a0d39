using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>Two streams with keys and windows that are to be grouped together (CoGroupedStreams.WithWindow).</summary>
/// <typeparam name="T1">Type of the first stream's records.</typeparam>
/// <typeparam name="T2">Type of the second stream's records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public sealed class WindowedCoGroupedStreams<T1, T2, TKey, TWindow>
    where TKey : notnull
    where TWindow : IWindow
{
    private readonly WindowBuilder<TaggedUnion<T1, T2>, TKey, TWindow> _windows;

    internal WindowedCoGroupedStreams(WindowBuilder<TaggedUnion<T1, T2>, TKey, TWindow> windows) => _windows = windows;

    /// <summary>Sets when windows fire, instead of the assigner's default.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="JobSubmissionException">The windows merge, and the trigger does not support that.</exception>
    public WindowedCoGroupedStreams<T1, T2, TKey, TWindow> Trigger(Trigger<TaggedUnion<T1, T2>, TWindow> trigger)
    {
        _windows.Trigger(trigger);
        return this;
    }

    /// <summary>Sets what removes records from windows.</summary>
    /// <param name="evictor">The evictor.</param>
    public WindowedCoGroupedStreams<T1, T2, TKey, TWindow> Evictor(Evictor<TaggedUnion<T1, T2>, TWindow> evictor)
    {
        _windows.Evictor(evictor);
        return this;
    }

    /// <summary>Sets how long, in event time, windows stay after their end; a record that comes meanwhile fires its window again.</summary>
    /// <param name="lateness">At least 0, which is the default.</param>
    /// <exception cref="JobSubmissionException">The lateness is negative.</exception>
    public WindowedCoGroupedStreams<T1, T2, TKey, TWindow> AllowedLateness(TimeSpan lateness)
    {
        _windows.AllowedLateness(lateness);
        return this;
    }

    /// <summary>Calls a function with the records of each key and window; one of the sides may be empty.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Given the records of the first and of the second stream, pushes results into the collector.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(Action<IEnumerable<T1>, IEnumerable<T2>, ICollector<TOut>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return WindowPairing<T1, T2, TKey>.Apply<TWindow, TOut>(_windows, (first, second, output) => function(first, second, output), null);
    }

    /// <summary>Calls a function with the records of each key and window; one of the sides may be empty.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">The function; a rich function has a life cycle.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(ICoGroupFunction<T1, T2, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return WindowPairing<T1, T2, TKey>.Apply<TWindow, TOut>(_windows, (first, second, output) => function.CoGroup(first, second, output), function);
    }
}
