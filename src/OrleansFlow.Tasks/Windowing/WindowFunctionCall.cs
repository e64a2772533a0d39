using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Operators.Unkeyed;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>Calls a window function for the current key of the operator's state; is itself what the function sees as its context.</summary>
internal sealed class WindowFunctionCall<TKey, TWindow, TIn, TOut> : IProcessWindowContext<TWindow>
    where TWindow : IWindow
{
    private readonly ProcessWindowFunction<TIn, TOut, TKey, TWindow> _function;
    private readonly PushCollector<TOut> _collector;
    private readonly OperatorScope _scope;
    private readonly ProcessContext _sides;
    private readonly WindowStates<TKey, TWindow>? _states;
    private readonly TIn[] _single = new TIn[1];
    private TWindow _window = default!;

    public WindowFunctionCall(
        OperatorScope scope, OperatorOutputs<TOut> outputs, ProcessWindowFunction<TIn, TOut, TKey, TWindow> function, PushCollector<TOut> collector, WindowStates<TKey, TWindow>? states)
    {
        _function = function;
        _collector = collector;
        _scope = scope;
        _states = states;
        _sides = new ProcessContext(scope, outputs.Sides);
    }

    /// <summary>How many records went to side outputs.</summary>
    public long SideEmitted => _sides.Emitted;

    public TWindow Window => _window;

    public long CurrentProcessingTime => _scope.Chain.Runtime.Time.GetUtcNow().ToUnixTimeMilliseconds();

    public long CurrentWatermark => _scope.Timers.CurrentWatermark;

    public IKeyedStateStore WindowState => _states?.Of(_window)
        ?? throw new OrleansFlowException($"The function of operator '{_scope.Name}' asked for the state of a window, which windows that merge cannot have; use the global state of the key.");

    public IKeyedStateStore GlobalState => _scope.Context;

    public void Process(TKey key, TWindow window, TIn result)
    {
        _single[0] = result;
        Process(key, window, _single);
    }

    public void Process(TKey key, TWindow window, IEnumerable<TIn> elements)
    {
        _window = window;
        _sides.Begin(window.MaxTimestamp);
        _function.Process(key, this, elements, _collector);
    }

    public void Clear(TWindow window)
    {
        _window = window;
        _function.Clear(this);
    }

    public void Output<T>(OutputTag<T> tag, T value) => _sides.Output(tag, value);
}
