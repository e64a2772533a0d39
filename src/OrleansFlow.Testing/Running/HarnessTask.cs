using System.Runtime.ExceptionServices;
using System.Text;
using OrleansFlow.Runtime;
using OrleansFlow.State;
using OrleansFlow.Tasks;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Testing.Running;

/// <summary>A task on the test's own thread and clock.</summary>
internal sealed class HarnessTask
{
    private readonly TestHarnessOptions _options;
    private readonly HarnessPlan _plan;
    private readonly HarnessScheduler _scheduler = new();
    private readonly HarnessHost _host = new();
    private readonly SortedDictionary<string, HarnessEdge> _edges = new(StringComparer.Ordinal);
    private readonly StreamTask _task;

    public HarnessTask(HarnessProgram program, HarnessPlan plan, TestHarnessOptions options, object output)
    {
        _options = options;
        _plan = plan;
        Clock = new HarnessClock(options.ProcessingTime);
        Sides = new HarnessSideOutputs(program.Types);
        foreach (string edge in plan.InputEdges.SelectMany(static edges => edges))
        {
            _edges.Add(edge, new HarnessEdge());
        }

        var runtime = new RuntimeServices
        {
            Time = Clock,
            Scheduler = _scheduler,
            CreateRandom = purpose => new Random(Murmur3.Hash(Encoding.UTF8.GetBytes(purpose)) ^ options.Seed),
        };
        runtime = options.LoggerFactory is null && options.Services is null ? runtime : new RuntimeServices
        {
            Time = runtime.Time,
            Scheduler = runtime.Scheduler,
            CreateRandom = runtime.CreateRandom,
            LoggerFactory = options.LoggerFactory ?? runtime.LoggerFactory,
            Services = options.Services ?? runtime.Services,
        };
        var descriptor = new TaskDescriptor
        {
            Attempt = new ExecutionAttemptId(default, default, options.Subtask, 0),
            JobName = "harness",
            VertexName = plan.Name,
            Parallelism = plan.Parallelism,
            MaxParallelism = plan.MaxParallelism,
            BufferTimeoutMs = -1,
            Chain = plan.Chain,
            Configuration = program.Configuration.Values,
            GlobalJobParameters = options.GlobalJobParameters,
            Restore = RestoreOf(plan, options),
            SideOutputTap = Sides,
            TimerDelayMs = 0,
        };
        _task = new StreamTask(descriptor, _host, new HarnessNetwork(_edges, plan.OutputEdges, output), program.Types, runtime);
        _task.Start();
        PumpUntil(() => _task.State is ExecutionState.Running || _task.State.IsTerminal(), "opened");
    }

    public HarnessClock Clock { get; }

    public HarnessSideOutputs Sides { get; }

    public ExecutionState State => _task.State;

    public TaskFailure? Failure => _host.Failure;

    public IReadOnlyList<IStreamOperator> Operators => _task.Operators;

    public StreamTask Task => _task;

    /// <summary>How many elements wait because the operators take none now.</summary>
    public int Waiting => _edges.Values.Sum(static edge => edge.Count);

    public void Put<T>(int input, T value, long timestamp)
    {
        Feed(input, () =>
        {
            RecordBatch<T> batch = RecordBatch<T>.Rent();
            batch.Add(value, timestamp);
            return batch;
        });
    }

    public void Put<T>(int input, params StreamEvent[] events)
    {
        Feed(input, () =>
        {
            RecordBatch<T> batch = RecordBatch<T>.Rent();
            Array.ForEach(events, batch.AddEvent);
            return batch;
        });
    }

    /// <summary>Moves the clock; what becomes due meanwhile is done at its time.</summary>
    public void AdvanceTo(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Clock.Now);
        while (Clock.AdvanceTowards(time))
        {
            Pump();
        }

        Pump();
    }

    /// <summary>Takes a snapshot, which shares the state until its bytes are written.</summary>
    /// <returns>Writes the bytes.</returns>
    public Func<TestSnapshot> Snapshot(long checkpointId, long timestamp)
    {
        ThrowIfNotRunning();
        Task<IReadOnlyList<OperatorSnapshot>> taken = _task.SnapshotAsync(checkpointId, timestamp);
        PumpUntil(() => taken.IsCompleted, "snapshotted");
        IReadOnlyList<OperatorSnapshot> snapshots = taken.GetAwaiter().GetResult();
        return () => new TestSnapshot(checkpointId, [.. snapshots.Select(Write)]);
    }

    /// <summary>Lets the task do all that it can do now.</summary>
    public void Pump()
    {
        do
        {
            _scheduler.RunAll();
        }
        while (Clock.AdvanceTowards(Clock.Now));

        ThrowIfFailed();
    }

    public async Task PumpUntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrived = _scheduler.Arrived;
            Pump();
            if (condition())
            {
                return;
            }

            await arrived.WaitAsync(cancellationToken);
        }
    }

    public void Cancel()
    {
        if (!_task.State.IsTerminal())
        {
            _task.Cancel();
            PumpUntil(() => _task.State.IsTerminal(), "closed");
        }
    }

    private static TaskRestore? RestoreOf(HarnessPlan plan, TestHarnessOptions options)
    {
        if (options.RestoreFrom.Count == 0)
        {
            return null;
        }

        OperatorSnapshot[] snapshots = [.. options.RestoreFrom.SelectMany(static snapshot => snapshot.Operators)];
        OperatorSnapshot? foreign = Array.Find(snapshots, snapshot => !snapshot.IsEmpty && !Array.Exists(plan.Chain.Nodes, node => node.Id == snapshot.Id));
        return foreign is null || options.AllowNonRestoredState
            ? new TaskRestore(options.RestoreFrom[0].CheckpointId, snapshots)
            : throw new OrleansFlowException(
                $"The snapshot has state of an operator {foreign.Id}, which is not among '{plan.Name}'; operators that have no uid get their id by their place. Set a Uid on operators with state, or the option AllowNonRestoredState to drop it.");
    }

    private static byte[] Write(OperatorSnapshot snapshot)
    {
        using (snapshot)
        {
            return snapshot.ToBytes();
        }
    }

    private void Feed(int input, Func<RecordBatch> create)
    {
        ThrowIfNotRunning();
        foreach (string edge in _plan.InputEdges[input])
        {
            _edges[edge].Put(create());
        }

        Pump();
    }

    private void PumpUntil(Func<bool> condition, string what)
    {
        // On this thread, whatever the test's synchronization context is: it may have no other.
        while (true)
        {
            Task arrived = _scheduler.Arrived;
            Pump();
            if (condition())
            {
                return;
            }

            if (!arrived.Wait(_options.Patience))
            {
                throw new TimeoutException($"The operators '{_plan.Name}' were not {what} within {_options.Patience.TotalSeconds} s: asynchronous code of a function, or of a sink, has not completed (option Patience).");
            }
        }
    }

    private void ThrowIfNotRunning()
    {
        ThrowIfFailed();
        if (_task.State != ExecutionState.Running)
        {
            throw new InvalidOperationException($"The operators '{_plan.Name}' do nothing any more: their task is {_task.State}.");
        }
    }

    private void ThrowIfFailed()
    {
        if (_task.State == ExecutionState.Failed && _task.Cause is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
        }
    }
}
