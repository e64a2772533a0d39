using OrleansFlow.Runtime;

namespace OrleansFlow.Tasks.Coordination.Collecting;

/// <summary>
/// Holds what the collect operators send until the client has fetched it (CollectSinkOperatorCoordinator and
/// CollectSinkFunction). The buffer is bounded: a chunk is taken only when there is room, which stops the sinks. Appended chunks
/// carry numbers and fetches carry offsets, so a repeated call neither loses nor doubles a record. Sinks end only when all
/// was fetched.
/// </summary>
internal sealed class CollectCoordinator : IOperatorCoordinator
{
    /// <summary>How many bytes wait for the client at most, beside one chunk.</summary>
    public const int BufferBytes = 2 << 20;

    // Calls must not stay open as long as a grain call may take.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly IOperatorCoordinatorContext _context;
    private readonly string _version;
    private readonly Lock _lock = new();
    private readonly Queue<Chunk> _chunks = new();
    private readonly SortedDictionary<int, SinkProgress> _sinks = [];
    private List<TaskCompletionSource<bool>> _waiting = [];
    private long _firstOffset;
    private long _bytes;
    private int _ended;
    private bool _disposed;

    public CollectCoordinator(IOperatorCoordinatorContext context)
    {
        _context = context;
        _version = RuntimeServices.NewId(context.Runtime.CreateRandom($"collect/{context.OperatorId}")).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
    }

    private bool IsDrained => _ended == _context.Parallelism && _chunks.Count == 0;

    public ValueTask StartAsync() => ValueTask.CompletedTask;

    public ValueTask HandleEventAsync(int subtask, int attempt, byte[] operatorEvent) =>
        ValueTask.FromException(new OrleansFlowException($"The coordinator of collect sink '{_context.OperatorName}' takes requests only, no events."));

    public ValueTask<byte[]> HandleRequestAsync(int subtask, int attempt, byte[] request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request switch
        {
            [CollectProtocol.AppendKind, ..] => AppendAsync(subtask, attempt, request, cancellationToken),
            [CollectProtocol.EndKind, ..] => EndAsync(subtask, attempt, cancellationToken),
            [CollectProtocol.FetchKind, ..] => FetchAsync(CollectProtocol.ReadFetch(request), cancellationToken),
            _ => ValueTask.FromException<byte[]>(new OrleansFlowException("The coordinator of a collect sink got a request of an unknown kind.")),
        };
    }

    public ValueTask SubtaskReadyAsync(int subtask, int attempt) => ValueTask.CompletedTask;

    public ValueTask SubtaskFailedAsync(int subtask, int attempt) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Change(static me => me._disposed = true);
        return ValueTask.CompletedTask;
    }

    private async ValueTask<byte[]> AppendAsync(int subtask, int attempt, byte[] request, CancellationToken cancellationToken)
    {
        long number = System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(request.AsSpan(1));
        int count = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(request.AsSpan(1 + sizeof(long)));
        bool taken = await WhenAsync(
            me =>
            {
                SinkProgress sink = me.SinkOf(subtask, attempt);
                if (number < sink.NextNumber)
                {
                    return true;
                }

                if (me._bytes >= BufferBytes)
                {
                    return false;
                }

                sink.NextNumber = number + 1;
                me._chunks.Enqueue(new Chunk(count, request));
                me._bytes += request.Length;
                return true;
            },
            LongestWait,
            cancellationToken);
        return taken ? CollectProtocol.Accepted : CollectProtocol.AskAgain;
    }

    private async ValueTask<byte[]> EndAsync(int subtask, int attempt, CancellationToken cancellationToken)
    {
        Change(me =>
        {
            SinkProgress sink = me.SinkOf(subtask, attempt);
            me._ended += sink.IsEnded ? 0 : 1;
            sink.IsEnded = true;
            return true;
        });
        return await WhenAsync(static me => me.IsDrained, LongestWait, cancellationToken) ? CollectProtocol.Accepted : CollectProtocol.AskAgain;
    }

    private async ValueTask<byte[]> FetchAsync(CollectFetch fetch, CancellationToken cancellationToken)
    {
        if (fetch.Version.Length > 0 && fetch.Version != _version)
        {
            return CollectProtocol.Answer(new CollectAnswer(_version, 0, false, 0, []));
        }

        Change(me => me.GiveBack(fetch.Offset));
        var wait = TimeSpan.FromMilliseconds(Math.Clamp(fetch.WaitMs, 0, LongestWait.TotalMilliseconds));
        await WhenAsync(static me => me._chunks.Count > 0 || me.IsDrained, wait, cancellationToken);
        lock (_lock)
        {
            int count = 0;
            var records = new MemoryStream();
            foreach (Chunk chunk in _chunks)
            {
                count += chunk.Count;
                records.Write(chunk.Request.AsSpan(CollectProtocol.AppendHeader));
            }

            return CollectProtocol.Answer(new CollectAnswer(_version, _firstOffset, _ended == _context.Parallelism, count, records.ToArray()));
        }
    }

    private bool GiveBack(long offset)
    {
        bool any = false;
        while (_chunks.TryPeek(out Chunk chunk) && _firstOffset + chunk.Count <= offset)
        {
            _chunks.Dequeue();
            _firstOffset += chunk.Count;
            _bytes -= chunk.Request.Length;
            any = true;
        }

        return any;
    }

    private SinkProgress SinkOf(int subtask, int attempt)
    {
        if (!_sinks.TryGetValue(subtask, out SinkProgress? sink) || sink.Attempt < attempt)
        {
            _sinks[subtask] = sink = new SinkProgress { Attempt = attempt };
        }

        return sink.Attempt == attempt
            ? sink
            : throw new OrleansFlowException($"Attempt {attempt} of collect sink {subtask} is too old: attempt {sink.Attempt} has begun.");
    }

    /// <summary>Waits until something can be done, and does it.</summary>
    /// <returns>False if it could not be done in time, or not before the end of the job.</returns>
    private async ValueTask<bool> WhenAsync(Func<CollectCoordinator, bool> tryDo, TimeSpan wait, CancellationToken cancellationToken)
    {
        TimeProvider time = _context.Runtime.Time;
        long begin = time.GetTimestamp();
        while (!Change(tryDo, out TaskCompletionSource<bool> changed))
        {
            TimeSpan left = wait - time.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero || _disposed)
            {
                Forget(changed);
                return false;
            }

            await using ITimer timer = time.CreateTimer(static source => ((TaskCompletionSource<bool>)source!).TrySetResult(false), changed, left, Timeout.InfiniteTimeSpan);
            await using CancellationTokenRegistration registration =
                cancellationToken.UnsafeRegister(static (source, token) => ((TaskCompletionSource<bool>)source!).TrySetCanceled(token), changed);
            try
            {
                if (!await changed.Task)
                {
                    return false;
                }
            }
            finally
            {
                Forget(changed);
            }
        }

        return true;
    }

    private void Forget(TaskCompletionSource<bool> waiting)
    {
        lock (_lock)
        {
            _waiting.Remove(waiting);
        }
    }

    private bool Change(Func<CollectCoordinator, bool> change)
    {
        bool done = Change(change, out TaskCompletionSource<bool> changed);
        if (!done)
        {
            Forget(changed);
        }

        return done;
    }

    /// <summary>Changes the state under the lock; if that did something, those that wait look again.</summary>
    /// <param name="change">Tries to.</param>
    /// <param name="changed">If it did nothing, completes with true at the next change; must be forgotten.</param>
    private bool Change(Func<CollectCoordinator, bool> change, out TaskCompletionSource<bool> changed)
    {
        changed = new TaskCompletionSource<bool>(_context.Runtime.Scheduler.Completion);
        List<TaskCompletionSource<bool>> waiting;
        lock (_lock)
        {
            if (!change(this))
            {
                _waiting.Add(changed);
                return false;
            }

            waiting = _waiting;
            _waiting = [];
        }

        foreach (TaskCompletionSource<bool> one in waiting)
        {
            one.TrySetResult(true);
        }

        return true;
    }

    private readonly record struct Chunk(int Count, byte[] Request);

    private sealed class SinkProgress
    {
        public int Attempt { get; init; }

        public long NextNumber { get; set; }

        public bool IsEnded { get; set; }
    }
}
