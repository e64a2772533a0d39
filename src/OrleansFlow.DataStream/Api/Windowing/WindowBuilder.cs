using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>
/// What a program says of its windows, and the operator that comes of it
/// (org.apache.flink.streaming.runtime.operators.windowing.WindowOperatorBuilder).
/// </summary>
internal sealed class WindowBuilder<T, TKey, TWindow>
    where TKey : notnull
    where TWindow : IWindow
{
    private readonly KeyedStream<T, TKey> _input;
    private readonly string _name;
    private WindowSettings<T, TWindow> _settings;

    public WindowBuilder(KeyedStream<T, TKey> input, WindowAssigner<T, TWindow> assigner)
    {
        ArgumentNullException.ThrowIfNull(assigner);
        _input = input;
        object inner = assigner is AnyElementWindowAssigner<T, TWindow> any ? any.Inner : assigner;
        _name = inner.GetType().Name.Split('`')[0];
        _settings = new WindowSettings<T, TWindow> { Assigner = assigner, Trigger = assigner.GetDefaultTrigger() };
        CheckMerging(_settings);
    }

    public void Trigger(Trigger<T, TWindow> trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        _settings = CheckMerging(_settings with { Trigger = trigger });
    }

    public void Evictor(Evictor<T, TWindow> evictor)
    {
        ArgumentNullException.ThrowIfNull(evictor);
        _settings = _settings with { Evictor = evictor };
    }

    public void AllowedLateness(TimeSpan lateness)
    {
        long milliseconds = lateness.Ticks / TimeSpan.TicksPerMillisecond;
        if (lateness < TimeSpan.Zero)
        {
            throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"Operator '{_name}' cannot have an allowed lateness of {lateness.TotalMilliseconds} ms: it must be at least 0."));
        }

        _settings = _settings with { AllowedLateness = milliseconds };
    }

    public void SideOutputLateData(OutputTag<T> tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        _settings = _settings with { LateTag = tag };
    }

    public SingleOutputStreamOperator<TOut> Reduce<TOut>(UserFunction<Func<T, T, T>> function, ProcessWindowFunction<T, TOut, TKey, TWindow>? window) =>
        Aggregate(new ReduceWindowAggregation<T>(function), empty: null, window);

    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TResult, TOut>(IAggregateFunction<T, TAcc, TResult> function, ProcessWindowFunction<TResult, TOut, TKey, TWindow>? window)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (function is IRichFunction)
        {
            throw new JobSubmissionException($"Operator '{_name}' cannot aggregate by {function.GetType()}, which is a rich function: windows aggregate by plain functions; use the runtime context in a ProcessWindowFunction given beside it.");
        }

        if (_settings is { Merging: not null, Evictor: null }
            && function is DelegateAggregateFunction<T, TAcc, TResult> and not IMergeableAggregateFunction<T, TAcc, TResult>)
        {
            throw new JobSubmissionException($"Operator '{_name}' merges windows, for which the aggregate has no function: give Aggregate a fourth function, which merges two values, or implement IAggregateFunction.");
        }

        return Aggregate(new FunctionWindowAggregation<T, TAcc, TResult>(function), function.CreateAccumulator, window);
    }

    public SingleOutputStreamOperator<TOut> Process<TOut>(ProcessWindowFunction<T, TOut, TKey, TWindow> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Transform<TOut>(new ListWindowSpec<T, TKey, TWindow, TOut>(_settings, _input.KeySelector, function));
    }

    private SingleOutputStreamOperator<TOut> Aggregate<TAcc, TResult, TOut>(
        WindowAggregation<T, TAcc, TResult> aggregation, Func<TAcc>? empty, ProcessWindowFunction<TResult, TOut, TKey, TWindow>? window)
    {
        if (aggregation.Instance is IRichFunction rich)
        {
            throw new JobSubmissionException($"Operator '{_name}' cannot reduce by {rich.GetType()}, which is a rich function: windows reduce by plain functions; use the runtime context in a ProcessWindowFunction given beside it.");
        }

        // With an evictor all elements are kept, and aggregated when the window fires.
        return _settings.Evictor is null
            ? Transform<TOut>(new AggregateWindowSpec<T, TKey, TWindow, TAcc, TResult, TOut>(_settings, _input.KeySelector, aggregation, window))
            : Process(new AggregateElementsFunction<T, TAcc, TResult, TOut, TKey, TWindow>(aggregation, empty, window));
    }

    private SingleOutputStreamOperator<TOut> Transform<TOut>(OperatorSpec spec) => _input.Transform<TOut>(_name, spec);

    private WindowSettings<T, TWindow> CheckMerging(WindowSettings<T, TWindow> settings) =>
        settings.Merging is null || settings.Trigger.CanMerge
            ? settings
            : throw new JobSubmissionException($"Operator '{_name}' merges windows, which trigger {settings.Trigger} does not support: use one whose CanMerge is true, or windows that do not merge.");
}
