using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.State.Timers;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Keyed;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing.Sessions;

/// <summary>
/// Sessions of event time that fire by the watermark alone, each with one value. A key has a short list of its sessions, in the
/// order of their times: most elements prolong the last one, which costs one look-up and no timer. The timer of a session stays
/// where it is when the session grows, and is set anew when it comes too early. What it emits is what the general window operator
/// would.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TAcc">Type of the value kept for a session.</typeparam>
/// <typeparam name="TResult">Type of its result.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class SessionWindowOperator<T, TKey, TAcc, TResult, TOut> : KeyedOperator<T, TKey, TOut>, ITriggerable<TKey, VoidNamespace>
{
    private readonly long _gap;
    private readonly long _lateness;
    private readonly Func<T, TAcc> _first;
    private readonly Func<T, TAcc, TAcc> _add;
    private readonly Func<TAcc, TAcc, TAcc> _merge;
    private readonly Func<TAcc, TResult> _result;
    private readonly LateElements<T> _late;
    private readonly PushCollector<TOut> _collector;
    private readonly WindowFunctionCall<TKey, TimeWindow, TResult, TOut>? _function;
    private readonly HeapValueState<TKey, List<Session<TAcc>>> _sessions;
    private readonly InternalTimerService<TKey, VoidNamespace> _timers;

    public SessionWindowOperator(
        OperatorScope scope, OperatorOutputs<TOut> outputs, AggregateWindowSpec<T, TKey, TimeWindow, TAcc, TResult, TOut> spec, long gap)
        : base(scope, outputs, spec.BindKeySelector())
    {
        _gap = gap;
        _lateness = spec.Settings.AllowedLateness;
        _first = spec.Aggregation.BindFirst();
        _add = spec.Aggregation.BindAdd();
        _merge = spec.Aggregation.BindMerge();
        _result = spec.Aggregation.BindResult();
        _late = new LateElements<T>(scope, outputs.Sides, spec.Settings.LateTag);
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        _function = spec.Function is { } function ? new WindowFunctionCall<TKey, TimeWindow, TResult, TOut>(scope, outputs, function, _collector, null) : null;
        _sessions = State.GetValueState(SessionState.Name, scope.Types.For<List<Session<TAcc>>>());
        _timers = scope.Timers.Create("session-timers", State, VoidNamespaceSerializer.Instance, this);
        WindowErrors.CheckNotSavedOtherwise(scope, SessionState.Name);
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => _late.Emitted + (_function?.SideEmitted ?? 0);
    }

    public void OnEventTime(in InternalTimer<TKey, VoidNamespace> timer)
    {
        if (!_sessions.TryGet(out List<Session<TAcc>>? sessions))
        {
            return;
        }

        for (int i = sessions.Count - 1; i >= 0; i--)
        {
            // Others have a later timer, or had this one before they were merged.
            if (sessions[i].Timer == timer.Timestamp)
            {
                LookAt(sessions, i, timer.Key, timer.Timestamp);
            }
        }

        _sessions.Value = sessions.Count == 0 ? null : sessions;
    }

    public void OnProcessingTime(in InternalTimer<TKey, VoidNamespace> timer)
    {
    }

    protected override void Process(T value, long timestamp, TKey key, int hash)
    {
        if (timestamp == Timestamps.None)
        {
            throw WindowErrors.NoTimestamp(Scope.Name);
        }

        State.SetCurrentKey(key, hash);
        var window = new TimeWindow(timestamp, timestamp + _gap);
        bool isKnown = _sessions.TryGet(out List<Session<TAcc>>? sessions);
        (int first, int last) = isKnown ? TouchedBy(window, sessions!) : (0, 0);
        if (first == last)
        {
            if (CleanupTime(window) <= _timers.CurrentWatermark)
            {
                _late.Add(value, timestamp);
                return;
            }

            sessions ??= [];
            sessions.Insert(first, new Session<TAcc> { Start = window.Start, End = window.End, Timer = Session<TAcc>.NoTimer, Value = _first(value) });
        }
        else
        {
            MergeInto(first, last, window, sessions!);
            ref Session<TAcc> merged = ref CollectionsMarshal.AsSpan(sessions)[first];
            merged.Value = _add(value, merged.Value);
        }

        FireOrWait(ref CollectionsMarshal.AsSpan(sessions)[first], key);
        _sessions.Value = sessions;
    }

    // The sessions that overlap or touch a window; most elements are in the last one, or after it.
    private static (int First, int Last) TouchedBy(TimeWindow window, List<Session<TAcc>> sessions)
    {
        Span<Session<TAcc>> all = CollectionsMarshal.AsSpan(sessions);
        int last = all.Length;
        while (last > 0 && all[last - 1].Start > window.End)
        {
            last--;
        }

        int first = last;
        while (first > 0 && all[first - 1].End >= window.Start)
        {
            first--;
        }

        return (first, last);
    }

    private void MergeInto(int first, int last, TimeWindow window, List<Session<TAcc>> sessions)
    {
        ref Session<TAcc> target = ref CollectionsMarshal.AsSpan(sessions)[first];
        for (int i = first + 1; i < last; i++)
        {
            Session<TAcc> other = sessions[i];
            target.Value = _merge(target.Value, other.Value);
            target.End = other.End;
            target.Timer = other.Timer != Session<TAcc>.NoTimer && (target.Timer == Session<TAcc>.NoTimer || other.Timer < target.Timer) ? other.Timer : target.Timer;
        }

        target.Start = Math.Min(target.Start, window.Start);
        target.End = Math.Max(target.End, window.End);
        sessions.RemoveRange(first + 1, last - first - 1);
    }

    private void FireOrWait(ref Session<TAcc> session, TKey key)
    {
        session.HasFired = session.Window.MaxTimestamp <= _timers.CurrentWatermark;
        SetTimer(ref session);
        if (session.HasFired)
        {
            Emit(session, key);
        }
    }

    private void LookAt(List<Session<TAcc>> sessions, int index, TKey key, long now)
    {
        ref Session<TAcc> session = ref CollectionsMarshal.AsSpan(sessions)[index];
        session.Timer = Session<TAcc>.NoTimer;
        bool fires = !session.HasFired && session.Window.MaxTimestamp <= now;
        session.HasFired |= fires;
        Session<TAcc> looked = session;
        bool isOver = session.HasFired && WindowLifetime.IsOver(CleanupTime(session.Window), now);
        if (isOver)
        {
            sessions.RemoveAt(index);
        }
        else
        {
            SetTimer(ref session);
        }

        if (fires)
        {
            Emit(looked, key);
        }

        if (isOver)
        {
            _function?.Clear(looked.Window);
        }
    }

    // A timer that is there already and comes earlier is enough.
    private void SetTimer(ref Session<TAcc> session)
    {
        long due = session.HasFired ? CleanupTime(session.Window) : session.Window.MaxTimestamp;
        bool isNever = session.HasFired && due == long.MaxValue;
        if (!isNever && (session.Timer == Session<TAcc>.NoTimer || due < session.Timer))
        {
            _timers.RegisterEventTimeTimer(default, due);
            session.Timer = due;
        }
    }

    private long CleanupTime(TimeWindow window) => WindowLifetime.CleanupTime(window.MaxTimestamp, _lateness);

    private void Emit(in Session<TAcc> session, TKey key)
    {
        TResult result = _result(session.Value);
        _collector.Begin(session.Window.MaxTimestamp);
        if (_function is null)
        {
            _collector.Collect(Unsafe.As<TResult, TOut>(ref result));
        }
        else
        {
            _function.Process(key, session.Window, result);
        }
    }
}
