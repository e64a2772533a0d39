using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>Two streams with keys and windows that are to be joined (JoinedStreams.WithWindow).</summary>
/// <typeparam name="T1">Type of the first stream's records.</typeparam>
/// <typeparam name="T2">Type of the second stream's records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public sealed class WindowedJoinedStreams<T1, T2, TKey, TWindow>
    where TKey : notnull
    where TWindow : IWindow
{
    private readonly WindowBuilder<TaggedUnion<T1, T2>, TKey, TWindow> _windows;

    internal WindowedJoinedStreams(WindowBuilder<TaggedUnion<T1, T2>, TKey, TWindow> windows) => _windows = windows;

    /// <summary>Sets when windows fire, instead of the assigner's default.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="JobSubmissionException">The windows merge, and the trigger does not support that.</exception>
    public WindowedJoinedStreams<T1, T2, TKey, TWindow> Trigger(Trigger<TaggedUnion<T1, T2>, TWindow> trigger)
    {
        _windows.Trigger(trigger);
        return this;
    }

    /// <summary>Sets what removes records from windows.</summary>
    /// <param name="evictor">The evictor.</param>
    public WindowedJoinedStreams<T1, T2, TKey, TWindow> Evictor(Evictor<TaggedUnion<T1, T2>, TWindow> evictor)
    {
        _windows.Evictor(evictor);
        return this;
    }

    /// <summary>Sets how long, in event time, windows stay after their end; a record that comes meanwhile fires its window again.</summary>
    /// <param name="lateness">At least 0, which is the default.</param>
    /// <exception cref="JobSubmissionException">The lateness is negative.</exception>
    public WindowedJoinedStreams<T1, T2, TKey, TWindow> AllowedLateness(TimeSpan lateness)
    {
        _windows.AllowedLateness(lateness);
        return this;
    }

    /// <summary>One record for each pair of records of the same key and window; its timestamp is the last one of the window.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Makes the record of a pair.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(Func<T1, T2, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Apply<TOut>((first, second, output) => output.Collect(function(first, second)), null);
    }

    /// <summary>One record for each pair of records of the same key and window; its timestamp is the last one of the window.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Makes the record of a pair; a rich function has a life cycle.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(IJoinFunction<T1, T2, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Apply<TOut>((first, second, output) => output.Collect(function.Join(first, second)), function);
    }

    /// <summary>Any number of records for each pair of records of the same key and window.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Pushes the results of a pair into the collector.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(Action<T1, T2, ICollector<TOut>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Apply(function, null);
    }

    /// <summary>Any number of records for each pair of records of the same key and window.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Pushes the results of a pair into the collector; a rich function has a life cycle.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(IFlatJoinFunction<T1, T2, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Apply<TOut>(function.Join, function);
    }

    private SingleOutputStreamOperator<TOut> Apply<TOut>(Action<T1, T2, ICollector<TOut>> join, IFunction? instance) =>
        WindowPairing<T1, T2, TKey>.Apply<TWindow, TOut>(_windows, (first, second, output) => JoinAll(first, second, join, output), instance);

    private static void JoinAll<TOut>(List<T1> first, List<T2> second, Action<T1, T2, ICollector<TOut>> join, ICollector<TOut> output)
    {
        foreach (T1 left in first)
        {
            foreach (T2 right in second)
            {
                join(left, right, output);
            }
        }
    }
}
