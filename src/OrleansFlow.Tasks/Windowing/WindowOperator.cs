using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Metrics;
using OrleansFlow.State.Timers;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Keyed;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Types;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>
/// Windows of any kind (org.apache.flink.streaming.runtime.operators.windowing.WindowOperator): an element is added to each of its
/// windows, whose trigger says, for the element or by a timer, whether the function is called with the contents and whether
/// they are thrown away. A window of event time is given up when the watermark reaches its end and the lateness allowed, one
/// of processing time at its end.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed partial class WindowOperator<T, TKey, TWindow, TOut> : KeyedOperator<T, TKey, TOut>, ITriggerable<TKey, TWindow>, ICollector<TWindow>, IWindowAssignerContext, IEvictorContext
    where TWindow : IWindow
{
    private readonly WindowAssigner<T, TWindow> _assigner;
    private readonly Trigger<T, TWindow> _trigger;
    private readonly bool _isEventTime;
    private readonly long _lateness;
    private readonly LateElements<T> _late;
    private readonly List<TWindow> _assigned = [];
    private readonly InternalTimerService<TKey, TWindow> _timers;
    private readonly WindowTriggerContext<TKey, TWindow> _context;
    private readonly Random _random;
    private readonly WindowContents<T, TKey, TWindow> _contents;

    public WindowOperator(
        OperatorScope scope, OperatorOutputs<TOut> outputs, WindowSpec<T, TKey, TWindow, TOut> spec, Func<WindowOperator<T, TKey, TWindow, TOut>, WindowContents<T, TKey, TWindow>> contents)
        : base(scope, outputs, spec.BindKeySelector())
    {
        WindowSettings<T, TWindow> settings = spec.Settings;
        _assigner = settings.Assigner;
        _trigger = settings.Trigger;
        _isEventTime = _assigner.IsEventTime;
        _lateness = settings.AllowedLateness;
        _late = new LateElements<T>(scope, outputs.Sides, settings.LateTag);
        _random = Chain.Runtime.CreateRandom(string.Create(CultureInfo.InvariantCulture, $"window stagger {scope.Id} {scope.Context.Task.Subtask}"));
        TypeSerializer<TWindow> windows = _assigner.WindowSerializer ?? scope.Types.For<TWindow>();
        _timers = scope.Timers.Create("window-timers", State, windows, this);
        _cleanups = scope.Timers.Create("window-cleanups", State, windows, new WindowCleanup<TKey, TWindow>(OnCleanupAlone));
        States = new WindowStates<TKey, TWindow>(scope, State, windows);
        _context = new WindowTriggerContext<TKey, TWindow>(_timers, States, scope.Context.Metrics) { Deleted = OnTriggerDeletedTimer };
        Collector = new PushCollector<TOut>(Out, Chain, Position);
        _contents = contents(this);
        WindowErrors.CheckNotSavedOtherwise(scope, WindowStates<TKey, TWindow>.ContentsName);
        if (settings.Merging is { } merging)
        {
            OpenMerging(merging, windows);
        }
    }

    /// <summary>Takes the results.</summary>
    public PushCollector<TOut> Collector { get; }

    /// <summary>The states of the windows.</summary>
    public WindowStates<TKey, TWindow> States { get; }

    /// <summary>How many elements went to the late side output.</summary>
    public long LateEmitted => _late.Emitted;

    public long CurrentProcessingTime => _timers.CurrentProcessingTime;

    public long CurrentWatermark => _timers.CurrentWatermark;

    public IMetricGroup Metrics => Scope.Context.Metrics;

    public double NextRandom() => _random.NextDouble();

    void ICollector<TWindow>.Collect(TWindow record) => _assigned.Add(record);

    public void OnEventTime(in InternalTimer<TKey, TWindow> timer) => OnTimer(timer, isEventTime: true);

    public void OnProcessingTime(in InternalTimer<TKey, TWindow> timer) => OnTimer(timer, isEventTime: false);

    protected override void Process(T value, long timestamp, TKey key, int hash)
    {
        if (_isEventTime && timestamp == Timestamps.None)
        {
            throw WindowErrors.NoTimestamp(Scope.Name);
        }

        State.SetCurrentKey(key, hash);
        _assigned.Clear();
        _assigner.AssignWindows(value, timestamp, this, this);
        bool skipped = true;
        if (_merging is null)
        {
            foreach (TWindow window in _assigned)
            {
                if (!IsLate(window))
                {
                    skipped = false;
                    AddTo(window, window, value, timestamp, key);
                }
            }
        }
        else
        {
            skipped = !AddMerging(value, timestamp, key);
        }

        if (skipped && _isEventTime && timestamp + _lateness <= _timers.CurrentWatermark)
        {
            _late.Add(value, timestamp);
        }
    }

    private void AddTo(TWindow window, TWindow stateWindow, T value, long timestamp, TKey key)
    {
        _contents.Add(stateWindow, value, timestamp);
        _context.Window = window;
        TriggerResult result = _trigger.OnElement(value, timestamp, window, _context);
        if ((result & TriggerResult.Fire) != 0)
        {
            _contents.Emit(key, window, stateWindow);
        }

        if ((result & TriggerResult.Purge) != 0)
        {
            _contents.Clear(stateWindow);
        }

        RegisterCleanup(window);
    }

    private void OnTimer(in InternalTimer<TKey, TWindow> timer, bool isEventTime)
    {
        TWindow window = timer.Namespace;
        TWindow stateWindow = window;
        if (_merging is not null)
        {
            LoadMerging();
            if (!_merging.TryGetStateWindow(window, out stateWindow))
            {
                // The window was merged into another one, or given up.
                return;
            }
        }

        _context.Window = window;
        TriggerResult result = isEventTime
            ? _trigger.OnEventTime(timer.Timestamp, window, _context)
            : _trigger.OnProcessingTime(timer.Timestamp, window, _context);
        if ((result & TriggerResult.Fire) != 0)
        {
            _contents.Emit(timer.Key, window, stateWindow);
        }

        if ((result & TriggerResult.Purge) != 0)
        {
            _contents.Clear(stateWindow);
        }

        if (isEventTime == _isEventTime && timer.Timestamp == CleanupTime(window))
        {
            GiveUp(window, stateWindow);
        }
    }

    private void GiveUp(TWindow window, TWindow stateWindow)
    {
        _contents.Clear(stateWindow);
        ClearTrigger(window);
        _contents.ClearFunction(window);
        if (_merging is not null)
        {
            _merging.Retire(window);
            StoreMerging();
        }
    }

    private bool IsLate(TWindow window) => _isEventTime && CleanupTime(window) <= _timers.CurrentWatermark;

    private long CleanupTime(TWindow window) => WindowLifetime.CleanupTime(window.MaxTimestamp, _isEventTime ? _lateness : 0);
}
