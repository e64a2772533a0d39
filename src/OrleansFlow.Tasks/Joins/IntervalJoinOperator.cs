using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.State.Heap;
using OrleansFlow.State.Timers;
using OrleansFlow.State.Ttl;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Operators.TwoInputs;
using OrleansFlow.Tasks.Operators.Unkeyed;
using OrleansFlow.Tasks.Windowing;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Joins;

/// <summary>
/// Joins the records of two keyed streams by their distance in event time (org.apache.flink.streaming.api.operators.co.IntervalJoinOperator).
/// Records that nothing can join any more go when their key is used the next time, which is as if a timer had removed each in its
/// time; what a key has left goes by one timer, when its last record does. Its inputs set the key.
/// </summary>
/// <typeparam name="T1">Type of the left input.</typeparam>
/// <typeparam name="T2">Type of the right input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal sealed class IntervalJoinOperator<T1, T2, TKey, TOut> : TwoInputOperator<T1, T2, TOut>, ITriggerable<TKey, VoidNamespace>
{
    private const string BuffersName = "interval-join-buffers";
    private const int MostSpares = 64;

    private readonly long _lower;
    private readonly long _upper;

    // How long after its timestamp a record of each side is kept.
    private readonly long _leftKept;
    private readonly long _rightKept;
    private readonly ProcessJoinFunction<T1, T2, TOut> _function;
    private readonly PushCollector<TOut> _collector;
    private readonly IntervalJoinContext _context;
    private readonly LateElements<T1> _lateLeft;
    private readonly LateElements<T2> _lateRight;
    private readonly HeapValueState<TKey, JoinBuffers<T1, T2>> _buffers;
    private readonly InternalTimerService<TKey, VoidNamespace> _timers;
    private readonly Stack<JoinBuffers<T1, T2>> _spares = [];

    public IntervalJoinOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, ProcessJoinFunction<T1, T2, TOut> function, JoinInterval<T1, T2> interval, KeyedStateBackend<TKey> state)
        : base(scope, outputs)
    {
        (_lower, _upper) = (interval.Lower, interval.Upper);
        _leftKept = Math.Max(_upper, 0);
        _rightKept = Math.Max(Negated(_lower), 0);
        _function = function;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        var sides = new ProcessContext(scope, outputs.Sides);
        _context = new IntervalJoinContext(sides);
        _lateLeft = new LateElements<T1>(scope, outputs.Sides, interval.LeftLate);
        _lateRight = new LateElements<T2>(scope, outputs.Sides, interval.RightLate);
        _buffers = state.GetOrCreate(BuffersName, $"buffers of {typeof(T1)} and {typeof(T2)}", () =>
        {
            var serializer = new JoinBuffersSerializer<T1, T2>(scope.Types);
            return new HeapValueState<TKey, JoinBuffers<T1, T2>>(new StateSettings<TKey, TKey>(state, BuffersName, state.KeySerializer, null), serializer)
            {
                Migration = saved => TtlMigration.Reader(serializer, serializer.Lists, saved, JoinBuffersSerializer<T1, T2>.Of),
            };
        });
        _timers = scope.Timers.Create("interval-join-clean-up", state, VoidNamespaceSerializer.Instance, this);
        scope.OutputCount = () => _collector.Emitted;
        scope.SideOutputCount = () => sides.Emitted + _lateLeft.Emitted + _lateRight.Emitted;
    }

    void ITriggerable<TKey, VoidNamespace>.OnEventTime(in InternalTimer<TKey, VoidNamespace> timer)
    {
        if (!_buffers.Find(out JoinBuffers<T1, T2> buffers))
        {
            return;
        }

        DropDead(buffers);
        if (buffers.IsEmpty)
        {
            _buffers.Clear();
            if (_spares.Count < MostSpares)
            {
                _spares.Push(buffers);
            }
        }
        else
        {
            _timers.RegisterEventTimeTimer(default, LastCleanup(buffers));
        }
    }

    void ITriggerable<TKey, VoidNamespace>.OnProcessingTime(in InternalTimer<TKey, VoidNamespace> timer)
    {
    }

    protected override void ProcessFirst(T1 value, long timestamp)
    {
        Chain.Current = Position;
        if (IsLate(timestamp))
        {
            _lateLeft.Add(value, timestamp);
            return;
        }

        JoinBuffers<T1, T2> buffers = BuffersOfKey(Sum(timestamp, _leftKept));
        buffers.Left.Add(value, timestamp);
        long last = Sum(timestamp, _upper);
        foreach (ref readonly TimestampedValue<T2> other in buffers.Right.From(Sum(timestamp, _lower)))
        {
            if (other.Timestamp > last)
            {
                break;
            }

            _collector.Begin(_context.Begin(timestamp, other.Timestamp));
            _function.ProcessElement(value, other.Value, _context, _collector);
        }
    }

    protected override void ProcessSecond(T2 value, long timestamp)
    {
        Chain.Current = Position;
        if (IsLate(timestamp))
        {
            _lateRight.Add(value, timestamp);
            return;
        }

        JoinBuffers<T1, T2> buffers = BuffersOfKey(Sum(timestamp, _rightKept));
        buffers.Right.Add(value, timestamp);
        long last = Sum(timestamp, Negated(_lower));
        foreach (ref readonly TimestampedValue<T1> other in buffers.Left.From(Sum(timestamp, Negated(_upper))))
        {
            if (other.Timestamp > last)
            {
                break;
            }

            _collector.Begin(_context.Begin(other.Timestamp, timestamp));
            _function.ProcessElement(other.Value, value, _context, _collector);
        }
    }

    private static long Sum(long timestamp, long distance)
    {
        long sum = unchecked(timestamp + distance);
        return ((timestamp ^ sum) & (distance ^ sum)) >= 0 ? sum : distance < 0 ? long.MinValue : long.MaxValue;
    }

    private static long Negated(long bound) => bound == long.MinValue ? long.MaxValue : -bound;

    private bool IsLate(long timestamp) => timestamp != Timestamps.None ? timestamp < _timers.CurrentWatermark : throw new OrleansFlowException(
        $"Operator '{Scope.Name}' is an interval join, which works by event time, and got a record without a timestamp ({long.MinValue} marks those): assign timestamps before it, by AssignTimestampsAndWatermarks or in the source.");

    // The buffers of the key. The first record sets the timer; when it fires, it is set anew for the last one.
    private JoinBuffers<T1, T2> BuffersOfKey(long cleanupTime)
    {
        if (_buffers.Find(out JoinBuffers<T1, T2> buffers))
        {
            DropDead(buffers);
            return buffers;
        }

        buffers = _spares.TryPop(out JoinBuffers<T1, T2>? spare) ? spare : new JoinBuffers<T1, T2>();
        buffers.Watermark = _timers.CurrentWatermark;
        _buffers.Set(buffers);
        _timers.RegisterEventTimeTimer(default, cleanupTime);
        return buffers;
    }

    private long LastCleanup(JoinBuffers<T1, T2> buffers) => Math.Max(
        buffers.Left.Count > 0 ? Sum(buffers.Left.Items[^1].Timestamp, _leftKept) : long.MinValue,
        buffers.Right.Count > 0 ? Sum(buffers.Right.Items[^1].Timestamp, _rightKept) : long.MinValue);

    // A record that came at the watermark, and has nothing to wait for, stays until the next one.
    private void DropDead(JoinBuffers<T1, T2> buffers)
    {
        long watermark = _timers.CurrentWatermark;
        if (buffers.Watermark < watermark)
        {
            buffers.Watermark = watermark;
            buffers.Left.RemoveFirst(CountOfDead(buffers.Left.Items, _leftKept, watermark));
            buffers.Right.RemoveFirst(CountOfDead(buffers.Right.Items, _rightKept, watermark));
        }
    }

    private static int CountOfDead<T>(ReadOnlySpan<TimestampedValue<T>> items, long kept, long watermark)
    {
        int count = 0;
        while (count < items.Length && Sum(items[count].Timestamp, kept) <= watermark)
        {
            count++;
        }

        return count;
    }
}
