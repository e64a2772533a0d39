using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>
/// The elements of each key in windows (org.apache.flink.streaming.api.datastream.WindowedStream). What is set on it holds for
/// the functions called on it afterwards.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public sealed partial class WindowedStream<T, TKey, TWindow>
    where TKey : notnull
    where TWindow : IWindow
{
    private readonly WindowBuilder<T, TKey, TWindow> _builder;

    internal WindowedStream(KeyedStream<T, TKey> input, WindowAssigner<T, TWindow> assigner) => _builder = new WindowBuilder<T, TKey, TWindow>(input, assigner);

    /// <summary>Sets when windows fire, instead of the assigner's default.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="JobSubmissionException">The windows merge, and the trigger does not support that.</exception>
    public WindowedStream<T, TKey, TWindow> Trigger(Trigger<T, TWindow> trigger)
    {
        _builder.Trigger(trigger);
        return this;
    }

    /// <summary>Sets what removes elements from windows; windows then keep all their elements.</summary>
    /// <param name="evictor">The evictor.</param>
    public WindowedStream<T, TKey, TWindow> Evictor(Evictor<T, TWindow> evictor)
    {
        _builder.Evictor(evictor);
        return this;
    }

    /// <summary>Sets how long, in event time, windows stay after their end; an element that comes meanwhile fires its window again.</summary>
    /// <param name="lateness">At least 0, which is the default.</param>
    /// <exception cref="JobSubmissionException">The lateness is negative.</exception>
    public WindowedStream<T, TKey, TWindow> AllowedLateness(TimeSpan lateness)
    {
        _builder.AllowedLateness(lateness);
        return this;
    }

    /// <summary>Sends elements that are too late for all their windows to a side output, instead of dropping them.</summary>
    /// <param name="tag">The side output of the operator that the function makes.</param>
    public WindowedStream<T, TKey, TWindow> SideOutputLateData(OutputTag<T> tag)
    {
        _builder.SideOutputLateData(tag);
        return this;
    }

    /// <summary>Combines the elements of a window as they come and emits the result.</summary>
    /// <param name="function">Combines what the elements so far gave with the next one; associative.</param>
    public SingleOutputStreamOperator<T> Reduce(Func<T, T, T> function) =>
        _builder.Reduce<T>(new UserFunction<Func<T, T, T>>(function), null);

    /// <summary>Combines the elements of a window as they come and emits the result.</summary>
    /// <param name="function">Combines what the elements so far gave with the next one; associative, and not rich.</param>
    public SingleOutputStreamOperator<T> Reduce(IReduceFunction<T> function) =>
        _builder.Reduce<T>(new UserFunction<Func<T, T, T>>(function), null);

    /// <summary>Combines the elements of a window as they come and makes a record of the result, its key and window.</summary>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">Combines what the elements so far gave with the next one; associative.</param>
    /// <param name="resultSelector">Makes the record of key, window and result.</param>
    public SingleOutputStreamOperator<TOut> Reduce<TOut>(Func<T, T, T> function, Func<TKey, TWindow, T, TOut> resultSelector)
    {
        ArgumentNullException.ThrowIfNull(resultSelector);
        return _builder.Reduce(new UserFunction<Func<T, T, T>>(function), new SelectResultFunction<T, TOut, TKey, TWindow>(resultSelector));
    }

    /// <summary>Combines the elements of a window as they come and calls a function with the result.</summary>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">Combines what the elements so far gave with the next one; associative.</param>
    /// <param name="windowFunction">Called with the result as its only element.</param>
    public SingleOutputStreamOperator<TOut> Reduce<TOut>(Func<T, T, T> function, ProcessWindowFunction<T, TOut, TKey, TWindow> windowFunction)
    {
        ArgumentNullException.ThrowIfNull(windowFunction);
        return _builder.Reduce(new UserFunction<Func<T, T, T>>(function), windowFunction);
    }

    /// <summary>Combines the elements of a window as they come and calls a function with the result.</summary>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">Combines what the elements so far gave with the next one; associative, and not rich.</param>
    /// <param name="windowFunction">Called with the result as its only element.</param>
    public SingleOutputStreamOperator<TOut> Reduce<TOut>(IReduceFunction<T> function, ProcessWindowFunction<T, TOut, TKey, TWindow> windowFunction)
    {
        ArgumentNullException.ThrowIfNull(windowFunction);
        return _builder.Reduce(new UserFunction<Func<T, T, T>>(function), windowFunction);
    }

    /// <summary>Combines the elements of a window as they come and calls a function with the result.</summary>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">Combines what the elements so far gave with the next one; associative, and not rich.</param>
    /// <param name="windowFunction">Called with the result as its only element.</param>
    public SingleOutputStreamOperator<TOut> Reduce<TOut>(IReduceFunction<T> function, IWindowFunction<T, TOut, TKey, TWindow> windowFunction)
    {
        ArgumentNullException.ThrowIfNull(windowFunction);
        return _builder.Reduce(new UserFunction<Func<T, T, T>>(function), new ApplyWindowFunction<T, TOut, TKey, TWindow>(windowFunction.Apply, windowFunction));
    }

    /// <summary>Adds the elements of a window to an accumulator as they come and emits its result.</summary>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TOut">Type of the result.</typeparam>
    /// <param name="function">The aggregate; not rich. Sliding windows are cheaper with an <see cref="IMergeableAggregateFunction{TIn, TAcc, TOut}"/>.</param>
    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TOut>(IAggregateFunction<T, TAcc, TOut> function) =>
        _builder.Aggregate<TAcc, TOut, TOut>(function, null);

    /// <summary>Adds the elements of a window to an accumulator as they come and makes a record of the result, its key and window.</summary>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">The aggregate; not rich.</param>
    /// <param name="resultSelector">Makes the record of key, window and result.</param>
    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TResult, TOut>(IAggregateFunction<T, TAcc, TResult> function, Func<TKey, TWindow, TResult, TOut> resultSelector)
    {
        ArgumentNullException.ThrowIfNull(resultSelector);
        return _builder.Aggregate(function, new SelectResultFunction<TResult, TOut, TKey, TWindow>(resultSelector));
    }

    /// <summary>Adds the elements of a window to an accumulator as they come and calls a function with its result.</summary>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">The aggregate; not rich.</param>
    /// <param name="windowFunction">Called with the result as its only element.</param>
    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TResult, TOut>(IAggregateFunction<T, TAcc, TResult> function, ProcessWindowFunction<TResult, TOut, TKey, TWindow> windowFunction)
    {
        ArgumentNullException.ThrowIfNull(windowFunction);
        return _builder.Aggregate(function, windowFunction);
    }

    /// <summary>Adds the elements of a window to an accumulator as they come and calls a function with its result.</summary>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">The aggregate; not rich.</param>
    /// <param name="windowFunction">Called with the result as its only element.</param>
    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TResult, TOut>(IAggregateFunction<T, TAcc, TResult> function, IWindowFunction<TResult, TOut, TKey, TWindow> windowFunction)
    {
        ArgumentNullException.ThrowIfNull(windowFunction);
        return _builder.Aggregate(function, new ApplyWindowFunction<TResult, TOut, TKey, TWindow>(windowFunction.Apply, windowFunction));
    }

    /// <summary>Adds the elements of a window to a value as they come and emits it.</summary>
    /// <typeparam name="TAcc">Type of the value.</typeparam>
    /// <param name="seed">Makes the value of an empty window.</param>
    /// <param name="add">Adds an element.</param>
    public SingleOutputStreamOperator<TAcc> Aggregate<TAcc>(Func<TAcc> seed, Func<TAcc, T, TAcc> add) =>
        Aggregate(seed, add, static value => value);

    /// <summary>Adds the elements of a window to a value as they come and emits its result.</summary>
    /// <typeparam name="TAcc">Type of the value.</typeparam>
    /// <typeparam name="TOut">Type of the result.</typeparam>
    /// <param name="seed">Makes the value of an empty window.</param>
    /// <param name="add">Adds an element.</param>
    /// <param name="resultSelector">Makes the result of the value.</param>
    /// <param name="merge">Merges two values, in whatever order; windows that merge need it, and sliding windows are cheaper with it.</param>
    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TOut>(
        Func<TAcc> seed, Func<TAcc, T, TAcc> add, Func<TAcc, TOut> resultSelector, Func<TAcc, TAcc, TAcc>? merge = null) =>
        Aggregate(DelegateAggregateFunction<T, TAcc, TOut>.Create(seed, add, resultSelector, merge));

    /// <summary>Calls a function with all elements of a window whenever it fires.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">The function.</param>
    public SingleOutputStreamOperator<TOut> Process<TOut>(ProcessWindowFunction<T, TOut, TKey, TWindow> function) => _builder.Process(function);

    /// <summary>Calls a function with all elements of a window whenever it fires.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">The function.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(IWindowFunction<T, TOut, TKey, TWindow> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _builder.Process(new ApplyWindowFunction<T, TOut, TKey, TWindow>(function.Apply, function));
    }

    /// <summary>Calls a function with all elements of a window whenever it fires.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Given key, window and elements, pushes results into the collector.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(Action<TKey, TWindow, IEnumerable<T>, ICollector<TOut>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _builder.Process(new ApplyWindowFunction<T, TOut, TKey, TWindow>(function));
    }

    /// <summary>One record for each window and firing.</summary>
    /// <typeparam name="TOut">Type of the records.</typeparam>
    /// <param name="selector">Makes the record of key, window and elements.</param>
    public SingleOutputStreamOperator<TOut> Select<TOut>(Func<TKey, TWindow, IEnumerable<T>, TOut> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Apply<TOut>((key, window, elements, output) => output.Collect(selector(key, window, elements)));
    }
}
