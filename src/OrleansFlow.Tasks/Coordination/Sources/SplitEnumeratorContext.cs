using OrleansFlow.Metrics;
using OrleansFlow.Runtime;
using OrleansFlow.Sources;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Coordination.Sources;

/// <summary>What an enumerator can do (SourceCoordinatorContext). Used within the coordinator's queue only.</summary>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <param name="coordinator">What the coordinator can do.</param>
/// <param name="serializer">Serializer of the splits.</param>
/// <param name="run">Queues work of the coordinator.</param>
/// <param name="stopped">Cancelled when the coordinator ends.</param>
internal sealed class SplitEnumeratorContext<TSplit>(
    IOperatorCoordinatorContext coordinator,
    TypeSerializer<TSplit> serializer,
    Func<Func<ValueTask>, ValueTask> run,
    CancellationToken stopped) : ISplitEnumeratorContext<TSplit>
{
    private readonly SortedDictionary<int, int> _attempts = [];
    private readonly SplitAssignmentTracker<TSplit> _assigned = new();
    private readonly Lock _timersLock = new();
    private readonly List<ITimer> _timers = [];

    public int CurrentParallelism => coordinator.Parallelism;

    public IReadOnlyCollection<int> RegisteredReaders => _attempts.Keys;

    public RuntimeServices Runtime => coordinator.Runtime;

    public IMetricGroup Metrics => coordinator.Metrics;

    /// <summary>What was assigned; for checkpoints.</summary>
    public SplitAssignmentTracker<TSplit> Assigned => _assigned;

    public void AssignSplit(TSplit split, int subtask)
    {
        int attempt = AttemptOf(subtask);
        byte[] message = SourceProtocol.AddSplits([split], serializer);
        _assigned.Record(split, subtask);
        coordinator.SendEvent(subtask, attempt, message);
    }

    public void SignalNoMoreSplits(int subtask) =>
        coordinator.SendEvent(subtask, AttemptOf(subtask), SourceProtocol.Message(SourceMessage.NoMoreSplits));

    public void SendEventToSourceReader(int subtask, byte[] sourceEvent)
    {
        ArgumentNullException.ThrowIfNull(sourceEvent);
        coordinator.SendEvent(subtask, AttemptOf(subtask), SourceProtocol.SourceEvent(sourceEvent));
    }

    /// <summary>Sends a message to every reader that has registered.</summary>
    public void SendToAll(byte[] message)
    {
        foreach ((int subtask, int attempt) in _attempts)
        {
            coordinator.SendEvent(subtask, attempt, message);
        }
    }

    public void Schedule(Func<CancellationToken, ValueTask> action, TimeSpan initialDelay, TimeSpan? period = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        lock (_timersLock)
        {
            if (!stopped.IsCancellationRequested)
            {
                // One run after the other: the next one is set when this one is over.
                ITimer? timer = null;
                timer = Runtime.Time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timers.Add(timer);
                timer.Change(initialDelay, Timeout.InfiniteTimeSpan);

                void Fire() => _ = run(async () =>
                {
                    await action(stopped);
                    lock (_timersLock)
                    {
                        if (period is { } next && !stopped.IsCancellationRequested)
                        {
                            timer!.Change(next, Timeout.InfiniteTimeSpan);
                        }
                        else if (_timers.Remove(timer!))
                        {
                            timer!.Dispose();
                        }
                    }
                });
            }
        }
    }

    public bool IsRegistered(int subtask, int attempt) => _attempts.TryGetValue(subtask, out int registered) && registered == attempt;

    public void Register(int subtask, int attempt) => _attempts[subtask] = attempt;

    /// <summary>A reader is gone.</summary>
    /// <returns>The splits that it had been assigned.</returns>
    public List<TSplit> Unregister(int subtask)
    {
        _attempts.Remove(subtask);
        return _assigned.TakeBack(subtask);
    }

    public void StopTimers()
    {
        lock (_timersLock)
        {
            foreach (ITimer timer in _timers)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }

    private int AttemptOf(int subtask) =>
        _attempts.TryGetValue(subtask, out int attempt)
            ? attempt
            : throw new OrleansFlowException(
                $"The split enumerator addressed reader {subtask}, which has not registered; registered are: {(_attempts.Count == 0 ? "none" : string.Join(", ", _attempts.Keys))}. Wait for AddReaderAsync.");
}
