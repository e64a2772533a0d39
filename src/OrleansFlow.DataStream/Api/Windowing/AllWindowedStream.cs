using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>
/// The elements of a stream in windows, without keys (org.apache.flink.streaming.api.datastream.AllWindowedStream). All elements
/// go to one subtask. What is set on it holds for the functions called on it afterwards.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public sealed partial class AllWindowedStream<T, TWindow>
    where TWindow : IWindow
{
    private readonly WindowBuilder<T, byte, TWindow> _builder;

    internal AllWindowedStream(DataStream<T> input, WindowAssigner<T, TWindow> assigner) =>
        _builder = new WindowBuilder<T, byte, TWindow>(input.KeyBy(static _ => (byte)0), assigner);

    /// <summary>Sets when windows fire, instead of the assigner's default.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="JobSubmissionException">The windows merge, and the trigger does not support that.</exception>
    public AllWindowedStream<T, TWindow> Trigger(Trigger<T, TWindow> trigger)
    {
        _builder.Trigger(trigger);
        return this;
    }

    /// <summary>Sets what removes elements from windows; windows then keep all their elements.</summary>
    /// <param name="evictor">The evictor.</param>
    public AllWindowedStream<T, TWindow> Evictor(Evictor<T, TWindow> evictor)
    {
        _builder.Evictor(evictor);
        return this;
    }

    /// <summary>Sets how long, in event time, windows stay after their end; an element that comes meanwhile fires its window again.</summary>
    /// <param name="lateness">At least 0, which is the default.</param>
    /// <exception cref="JobSubmissionException">The lateness is negative.</exception>
    public AllWindowedStream<T, TWindow> AllowedLateness(TimeSpan lateness)
    {
        _builder.AllowedLateness(lateness);
        return this;
    }

    /// <summary>Sends elements that are too late for all their windows to a side output, instead of dropping them.</summary>
    /// <param name="tag">The side output of the operator that the function makes.</param>
    public AllWindowedStream<T, TWindow> SideOutputLateData(OutputTag<T> tag)
    {
        _builder.SideOutputLateData(tag);
        return this;
    }

    /// <summary>Combines the elements of a window as they come and emits the result.</summary>
    /// <param name="function">Combines what the elements so far gave with the next one; associative.</param>
    public SingleOutputStreamOperator<T> Reduce(Func<T, T, T> function) =>
        Single(_builder.Reduce<T>(new UserFunction<Func<T, T, T>>(function), null));

    /// <summary>Combines the elements of a window as they come and emits the result.</summary>
    /// <param name="function">Combines what the elements so far gave with the next one; associative, and not rich.</param>
    public SingleOutputStreamOperator<T> Reduce(IReduceFunction<T> function) =>
        Single(_builder.Reduce<T>(new UserFunction<Func<T, T, T>>(function), null));

    /// <summary>Combines the elements of a window as they come and makes a record of the result and its window.</summary>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">Combines what the elements so far gave with the next one; associative.</param>
    /// <param name="resultSelector">Makes the record of window and result.</param>
    public SingleOutputStreamOperator<TOut> Reduce<TOut>(Func<T, T, T> function, Func<TWindow, T, TOut> resultSelector)
    {
        ArgumentNullException.ThrowIfNull(resultSelector);
        return Single(_builder.Reduce(
            new UserFunction<Func<T, T, T>>(function), new SelectResultFunction<T, TOut, byte, TWindow>((_, window, result) => resultSelector(window, result))));
    }

    /// <summary>Combines the elements of a window as they come and calls a function with the result.</summary>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">Combines what the elements so far gave with the next one; associative.</param>
    /// <param name="windowFunction">Called with the result as its only element.</param>
    public SingleOutputStreamOperator<TOut> Reduce<TOut>(Func<T, T, T> function, ProcessAllWindowFunction<T, TOut, TWindow> windowFunction)
    {
        ArgumentNullException.ThrowIfNull(windowFunction);
        return Single(_builder.Reduce(new UserFunction<Func<T, T, T>>(function), new AllWindowsFunction<T, TOut, TWindow>(windowFunction)));
    }

    /// <summary>Combines the elements of a window as they come and calls a function with the result.</summary>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">Combines what the elements so far gave with the next one; associative, and not rich.</param>
    /// <param name="windowFunction">Called with the result as its only element.</param>
    public SingleOutputStreamOperator<TOut> Reduce<TOut>(IReduceFunction<T> function, ProcessAllWindowFunction<T, TOut, TWindow> windowFunction)
    {
        ArgumentNullException.ThrowIfNull(windowFunction);
        return Single(_builder.Reduce(new UserFunction<Func<T, T, T>>(function), new AllWindowsFunction<T, TOut, TWindow>(windowFunction)));
    }

    /// <summary>Adds the elements of a window to an accumulator as they come and emits its result.</summary>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TOut">Type of the result.</typeparam>
    /// <param name="function">The aggregate; not rich.</param>
    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TOut>(IAggregateFunction<T, TAcc, TOut> function) =>
        Single(_builder.Aggregate<TAcc, TOut, TOut>(function, null));

    /// <summary>Adds the elements of a window to an accumulator as they come and makes a record of the result and its window.</summary>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">The aggregate; not rich.</param>
    /// <param name="resultSelector">Makes the record of window and result.</param>
    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TResult, TOut>(IAggregateFunction<T, TAcc, TResult> function, Func<TWindow, TResult, TOut> resultSelector)
    {
        ArgumentNullException.ThrowIfNull(resultSelector);
        return Single(_builder.Aggregate(function, new SelectResultFunction<TResult, TOut, byte, TWindow>((_, window, result) => resultSelector(window, result))));
    }

    /// <summary>Adds the elements of a window to an accumulator as they come and calls a function with its result.</summary>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <typeparam name="TOut">Type of the output.</typeparam>
    /// <param name="function">The aggregate; not rich.</param>
    /// <param name="windowFunction">Called with the result as its only element.</param>
    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TResult, TOut>(IAggregateFunction<T, TAcc, TResult> function, ProcessAllWindowFunction<TResult, TOut, TWindow> windowFunction)
    {
        ArgumentNullException.ThrowIfNull(windowFunction);
        return Single(_builder.Aggregate(function, new AllWindowsFunction<TResult, TOut, TWindow>(windowFunction)));
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
    public SingleOutputStreamOperator<TOut> Process<TOut>(ProcessAllWindowFunction<T, TOut, TWindow> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Single(_builder.Process(new AllWindowsFunction<T, TOut, TWindow>(function)));
    }

    /// <summary>Calls a function with all elements of a window whenever it fires.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">The function.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(IAllWindowFunction<T, TOut, TWindow> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Single(_builder.Process(new ApplyWindowFunction<T, TOut, byte, TWindow>((_, window, elements, output) => function.Apply(window, elements, output), function)));
    }

    /// <summary>Calls a function with all elements of a window whenever it fires.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Given window and elements, pushes results into the collector.</param>
    public SingleOutputStreamOperator<TOut> Apply<TOut>(Action<TWindow, IEnumerable<T>, ICollector<TOut>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Single(_builder.Process(new ApplyWindowFunction<T, TOut, byte, TWindow>((_, window, elements, output) => function(window, elements, output))));
    }

    /// <summary>One record for each window and firing.</summary>
    /// <typeparam name="TOut">Type of the records.</typeparam>
    /// <param name="selector">Makes the record of window and elements.</param>
    public SingleOutputStreamOperator<TOut> Select<TOut>(Func<TWindow, IEnumerable<T>, TOut> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Apply<TOut>((window, elements, output) => output.Collect(selector(window, elements)));
    }

    private static SingleOutputStreamOperator<TOut> Single<TOut>(SingleOutputStreamOperator<TOut> stream) =>
        stream.ForceNonParallel("windows without keys are of one subtask");
}
