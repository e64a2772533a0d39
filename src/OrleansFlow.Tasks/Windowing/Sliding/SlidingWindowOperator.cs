using System.Runtime.CompilerServices;
using OrleansFlow.Graph;
using OrleansFlow.State.Heap;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Keyed;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Types;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing.Sliding;

/// <summary>
/// Sliding windows of event time that fire by the watermark alone and whose parts can be aggregated apart. An element goes into
/// one pane, a stretch of time that lies in each window wholly or not at all, instead of into each of its windows; when a
/// window fires, each key that has elements in it merges its panes (<see cref="PaneList{TAcc}"/>). What is emitted is what one
/// value for each window would give.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TAcc">Type of the value kept for a key and pane.</typeparam>
/// <typeparam name="TResult">Type of its result.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed partial class SlidingWindowOperator<T, TKey, TAcc, TResult, TOut> : KeyedOperator<T, TKey, TOut>
{
    private readonly AlignedWindows _shape;
    private readonly long _paneSize;
    private readonly Func<T, TAcc> _first;
    private readonly Func<T, TAcc, TAcc> _add;
    private readonly Func<TAcc, TResult> _result;
    private readonly PaneMerger<TAcc> _merger;
    private readonly LateElements<T> _late;
    private readonly PushCollector<TOut> _collector;
    private readonly WindowFunctionCall<TKey, TimeWindow, TResult, TOut>? _function;
    private readonly SlidingPaneState<TKey, TAcc> _state;
    private readonly HeapTable<TKey, PaneList<TAcc>> _keys;

    // The entries of the keys that have elements in a pane.
    private readonly WindowLine<List<int>> _panes = new();
    private readonly ActiveKeys _active = new();
    private long _watermark = long.MinValue;

    // Panes before this have been looked through for keys whose windows fire.
    private long _enteredUpTo = long.MinValue;

    // The pane of the last record, if none of its windows has ended. Of length 0 when there is none.
    private List<int> _currentKeys = [];
    private long _currentPane;
    private ulong _currentLength;

    public SlidingWindowOperator(
        OperatorScope scope, OperatorOutputs<TOut> outputs, AggregateWindowSpec<T, TKey, TimeWindow, TAcc, TResult, TOut> spec, AlignedWindows shape)
        : base(scope, outputs, spec.BindKeySelector())
    {
        _shape = shape;
        _paneSize = GreatestCommonDivisor(shape.Size, shape.Slide);
        _first = spec.Aggregation.BindFirst();
        _add = spec.Aggregation.BindAdd();
        _result = spec.Aggregation.BindResult();
        TypeSerializer<TAcc> values = scope.Types.For<TAcc>();
        _merger = new PaneMerger<TAcc>(spec.Aggregation.BindMerge(), values, spec.Aggregation.IsCommutative);
        _state = State.GetOrCreate(
            SlidingPaneState<TKey, TAcc>.Name, $"set of sliding panes of {typeof(TAcc)}", () => new SlidingPaneState<TKey, TAcc>(State, values, _merger, shape));
        _keys = _state.Table;
        WindowErrors.CheckNotSavedOtherwise(scope, SlidingPaneState<TKey, TAcc>.Name);
        ListPanes();
        _late = new LateElements<T>(scope, outputs.Sides, spec.Settings.LateTag);
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _function = spec.Function is { } function ? new WindowFunctionCall<TKey, TimeWindow, TResult, TOut>(scope, outputs, function, _collector, new WindowStates<TKey, TimeWindow>(scope, State, scope.Types.For<TimeWindow>())) : null;
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => _late.Emitted + (_function?.SideEmitted ?? 0);
    }

    public override void EmitWatermark(long watermark)
    {
        if (watermark > _watermark)
        {
            long before = _watermark;
            _state.Watermark = _watermark = watermark;
            Scope.Timers.AdvanceWatermark(watermark);
            Fire(before);
            Expire();
            _currentLength = 0;
        }

        Signals.EmitWatermark(watermark);
    }

    protected override void Process(T value, long timestamp, TKey key, int hash)
    {
        if ((ulong)(timestamp - _currentPane) < _currentLength)
        {
            Add(_currentPane, _currentKeys, value, key, hash);
        }
        else
        {
            ProcessElsewhere(value, timestamp, key, hash);
        }
    }

    private static long GreatestCommonDivisor(long left, long right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }

    private int Add(long pane, List<int> keys, T value, TKey key, int hash)
    {
        int index = _keys.Find(key, hash);
        if (index >= 0)
        {
            PaneList<TAcc> list = _keys.ValueAt(index);
            if (list.EndsWith(pane))
            {
                ref TAcc last = ref list.Last;
                last = _add(value, last);
            }
            else
            {
                AddToPane(list, index, pane, keys, value);
            }

            return index;
        }

        State.SetCurrentKey(key, hash);
        State.CheckKeyGroup();
        index = _keys.Add(key, hash, new PaneList<TAcc>());
        AddToPane(_keys.ValueAt(index), index, pane, keys, value);
        return index;
    }

    private void AddToPane(PaneList<TAcc> list, int index, long pane, List<int> keys, T value)
    {
        int at = _merger.IsCommutative ? list.Find(pane) : ~list.Count;
        if (at >= 0)
        {
            list.Set(at, _add(value, list.ValueAt(at)), _merger);
            return;
        }

        if (~at == list.Count)
        {
            list.Append(pane, _first(value));
        }
        else
        {
            list.Insert(~at, pane, _first(value));
        }

        keys.Add(index);
        if (pane < _enteredUpTo)
        {
            _active.Add(index);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ProcessElsewhere(T value, long timestamp, TKey key, int hash)
    {
        if (timestamp == Timestamps.None)
        {
            throw WindowErrors.NoTimestamp(Scope.Name);
        }

        if (timestamp > long.MaxValue - _shape.Size || timestamp < long.MinValue + _shape.Size + _shape.Slide)
        {
            throw WindowErrors.NoWindowAt(Scope.Name, timestamp, _shape.Size);
        }

        long start = TimeWindow.GetWindowStartWithOffset(timestamp, _shape.Offset, _shape.Slide);
        if (start <= timestamp - _shape.Size || _shape.CleanupTime(start) <= _watermark)
        {
            if (timestamp + _shape.Lateness <= _watermark)
            {
                _late.Add(value, timestamp);
            }

            return;
        }

        long pane = TimeWindow.GetWindowStartWithOffset(timestamp, _shape.Offset, _paneSize);
        if (!_panes.TryGet(pane, out List<int>? keys))
        {
            _panes.Add(pane, keys = []);
        }

        int index = Add(pane, keys, value, key, hash);
        if (pane < _state.FiredBefore)
        {
            Rearm(start, timestamp, _keys.ReadAt(index).Value);
        }
        else if (pane + _paneSize - 1 > _watermark)
        {
            (_currentPane, _currentKeys, _currentLength) = (pane, keys, (ulong)_paneSize);
            return;
        }

        // Windows that have fired and are still there fire again.
        for (; start > timestamp - _shape.Size && _shape.CleanupTime(start) > _watermark; start -= _shape.Slide)
        {
            if (start + _shape.Size - 1 <= _watermark)
            {
                _collector.Begin(start + _shape.Size - 1);
                TryEmit(start, index, isLate: true);
            }
        }
    }

    // What was restored: the keys that have elements in each pane.
    private void ListPanes()
    {
        for (int index = _keys.Next(0); index >= 0; index = _keys.Next(index + 1))
        {
            PaneList<TAcc> list = _keys.ReadAt(index).Value;
            for (int i = 0; i < list.Count; i++)
            {
                long pane = list.PaneAt(i);
                if (!_panes.TryGet(pane, out List<int>? keys))
                {
                    _panes.Add(pane, keys = []);
                }

                keys.Add(index);
            }
        }
    }

    // After a restore the watermark begins anew: windows that had fired before it, and get elements, fire again at their end.
    private void Rearm(long start, long timestamp, PaneList<TAcc> list)
    {
        for (; start > timestamp - _shape.Size && start + _shape.Size - 1 > _watermark; start -= _shape.Slide)
        {
            if (list.HasFired(start, start + _shape.Size))
            {
                list.Rearm(start);
            }
        }
    }
}
