using System.Runtime.CompilerServices;
using OrleansFlow.Graph;
using OrleansFlow.State.Heap;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Keyed;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>
/// Tumbling and sliding windows of event time that fire by the watermark alone. All keys of such a window fire together, so the
/// state is laid out by window, each with a table of its keys, and no timer is needed for a key: a record costs one look-up in
/// the table of its window, which is mostly that of the record before. What it emits is what the general window operator would.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TAcc">Type of the value kept for a key and window.</typeparam>
/// <typeparam name="TResult">Type of its result.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class AlignedWindowOperator<T, TKey, TAcc, TResult, TOut> : KeyedOperator<T, TKey, TOut>
{
    private readonly AlignedWindows _shape;
    private readonly Func<T, TAcc> _first;
    private readonly Func<T, TAcc, TAcc> _add;
    private readonly Func<TAcc, TResult> _result;
    private readonly LateElements<T> _late;
    private readonly PushCollector<TOut> _collector;
    private readonly WindowFunctionCall<TKey, TimeWindow, TResult, TOut>? _function;
    private readonly AlignedWindowState<TKey, TAcc> _state;
    private readonly WindowLine<AlignedWindow<TKey, TAcc>> _open;
    private HeapTable<TKey, TAcc>? _spare;
    private long _watermark = long.MinValue;

    // Tumbling: the window of the last record, if it is open and has not fired. Of length 0 when there is none.
    private HeapTable<TKey, TAcc>? _current;
    private long _currentStart;
    private ulong _currentLength;

    public AlignedWindowOperator(
        OperatorScope scope, OperatorOutputs<TOut> outputs, AggregateWindowSpec<T, TKey, TimeWindow, TAcc, TResult, TOut> spec, AlignedWindows shape)
        : base(scope, outputs, spec.BindKeySelector())
    {
        _shape = shape;
        _first = spec.Aggregation.BindFirst();
        _add = spec.Aggregation.BindAdd();
        _result = spec.Aggregation.BindResult();
        _late = new LateElements<T>(scope, outputs.Sides, spec.Settings.LateTag);
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _function = spec.Function is { } function ? new WindowFunctionCall<TKey, TimeWindow, TResult, TOut>(scope, outputs, function, _collector, new WindowStates<TKey, TimeWindow>(scope, State, scope.Types.For<TimeWindow>())) : null;
        _state = State.GetOrCreate(
            AlignedWindowState<TKey, TAcc>.Name,
            $"set of aligned windows of {typeof(TAcc)}",
            () => new AlignedWindowState<TKey, TAcc>(State, scope.Types.For<TAcc>(), shape));
        _open = _state.Open;
        WindowErrors.CheckNotSavedOtherwise(scope, AlignedWindowState<TKey, TAcc>.Name);
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
            Advance(before);
        }

        Signals.EmitWatermark(watermark);
    }

    protected override void Process(T value, long timestamp, TKey key, int hash)
    {
        if ((ulong)(timestamp - _currentStart) < _currentLength)
        {
            Add(_current!, value, key, hash);
        }
        else
        {
            ProcessElsewhere(value, timestamp, key, hash);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Add(HeapTable<TKey, TAcc> values, T value, TKey key, int hash)
    {
        int index = values.Find(key, hash);
        if (index >= 0)
        {
            values.SetValueAt(index, _add(value, values.ValueAt(index)));
            return index;
        }

        State.SetCurrentKey(key, hash);
        State.CheckKeyGroup();
        return values.Add(key, hash, _first(value));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ProcessElsewhere(T value, long timestamp, TKey key, int hash)
    {
        if (timestamp == Timestamps.None)
        {
            throw WindowErrors.NoTimestamp(Scope.Name);
        }

        bool skipped = true;
        long start = TimeWindow.GetWindowStartWithOffset(timestamp, _shape.Offset, _shape.Slide);
        for (; start > timestamp - _shape.Size; start -= _shape.Slide)
        {
            var window = new TimeWindow(start, start + _shape.Size);
            if (_shape.CleanupTime(start) <= _watermark)
            {
                // Those before are later still.
                break;
            }

            skipped = false;
            AlignedWindow<TKey, TAcc> open = WindowOf(start);
            int index = Add(open.Values, value, key, hash);
            if (window.MaxTimestamp <= _watermark)
            {
                _collector.Begin(window.MaxTimestamp);
                Emit(window, key, hash, open.Values.ValueAt(index));
            }
            else if (open.Fired is { } fired)
            {
                // As a new window, it fires again at its end.
                fired.Remove(index);
            }
            else if (_shape.Slide == _shape.Size)
            {
                (_current, _currentStart, _currentLength) = (open.Values, start, (ulong)_shape.Size);
            }
        }

        if (skipped && timestamp + _shape.Lateness <= _watermark)
        {
            _late.Add(value, timestamp);
        }
    }

    private AlignedWindow<TKey, TAcc> WindowOf(long start)
    {
        if (_open.TryGet(start, out AlignedWindow<TKey, TAcc>? known))
        {
            return known;
        }

        AlignedWindow<TKey, TAcc> window = _state.Add(start, _spare);
        _spare = null;
        return window;
    }

    // Fires and gives up windows in the order of the times at which they do, as timers would.
    private void Advance(long before)
    {
        _currentLength = 0;
        int next = before == long.MinValue ? 0 : _open.CountBefore(before - _shape.Size + 2);
        while (true)
        {
            AlignedWindow<TKey, TAcc>? fires = next < _open.Count && _open[next].Window.MaxTimestamp <= _watermark ? _open[next] : null;
            AlignedWindow<TKey, TAcc>? ends = _open.Count > 0 && WindowLifetime.IsOver(_open[0].CleanupTime, _watermark) ? _open[0] : null;
            if (fires is not null && (ends is null || fires.Window.MaxTimestamp <= ends.CleanupTime))
            {
                Fire(fires);
                next++;
            }
            else if (ends is not null)
            {
                GiveUp(ends);
                next--;
            }
            else
            {
                return;
            }
        }
    }

    private void Fire(AlignedWindow<TKey, TAcc> window)
    {
        HeapTable<TKey, TAcc> values = window.Values;
        _collector.Begin(window.Window.MaxTimestamp);
        for (int index = values.Next(0); index >= 0; index = values.Next(index + 1))
        {
            if (window.Fired is { } fired && fired.Contains(index))
            {
                continue;
            }

            ref readonly HeapEntry<TKey, TAcc> entry = ref values.ReadAt(index);
            Emit(window.Window, entry.Key, entry.Hash, values.ValueAt(index));
        }

        window.Fired = null;
    }

    private void GiveUp(AlignedWindow<TKey, TAcc> window)
    {
        HeapTable<TKey, TAcc> values = window.Values;
        if (_function is { } function)
        {
            for (int index = values.Next(0); index >= 0; index = values.Next(index + 1))
            {
                ref readonly HeapEntry<TKey, TAcc> entry = ref values.ReadAt(index);
                State.SetCurrentKey(entry.Key, entry.Hash);
                function.Clear(window.Window);
            }
        }

        _open.RemoveFirst();
        _spare = values.Recycle() ? values : null;
    }

    private void Emit(TimeWindow window, TKey key, int hash, TAcc value)
    {
        TResult result = _result(value);
        if (_function is null)
        {
            _collector.Collect(Unsafe.As<TResult, TOut>(ref result));
            return;
        }

        State.SetCurrentKey(key, hash);
        _function.Process(key, window, result);
    }
}
