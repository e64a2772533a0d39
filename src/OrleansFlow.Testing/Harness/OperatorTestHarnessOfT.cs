using OrleansFlow.Accumulators;
using OrleansFlow.State;
using OrleansFlow.Tasks;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Testing.Running;

namespace OrleansFlow.Testing;

/// <summary>
/// What harnesses have in common: what came out, time, state and snapshots (AbstractStreamOperatorTestHarness). An exception of a
/// function is thrown by the call that led to it, as it is; the harness can do nothing more then. Used by one thread at a time.
/// </summary>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public abstract class OperatorTestHarness<TOut> : IDisposable
{
    private readonly HarnessOutput<TOut> _output = new();

    private protected OperatorTestHarness(HarnessProgram program, HarnessPlan plan, TestHarnessOptions options)
    {
        InputCount = plan.InputEdges.Length;
        Inner = new HarnessTask(program, plan, options, _output);
    }

    /// <summary>The main output since the beginning, or since <see cref="ClearOutput"/>: records, watermarks and statuses in their order.</summary>
    public IReadOnlyList<TestElement<TOut>> Output => _output.Elements;

    /// <summary>The records of <see cref="Output"/>.</summary>
    public IReadOnlyList<TestRecord<TOut>> Records => _output.Records;

    /// <summary>The records of <see cref="Output"/> without timestamps (extractOutputValues).</summary>
    public IReadOnlyList<TOut> Values => [.. _output.Records.Select(static record => record.Value)];

    /// <summary>The watermarks of <see cref="Output"/>, in ms.</summary>
    public IReadOnlyList<long> Watermarks => [.. _output.Elements.Where(static e => e.Kind == TestElementKind.Watermark).Select(static e => e.Timestamp!.Value)];

    /// <summary>Processing time, in ms since 1970. Moving it lets timers fire, those of a time at that time; it does not go back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to an earlier time.</exception>
    public long ProcessingTime
    {
        get => (long)Inner.Clock.Now.TotalMilliseconds;
        set => Inner.AdvanceTo(TimeSpan.FromMilliseconds(value));
    }

    /// <summary>How many timers of event time there are, of all operators; those of window operators included. Windows that fire by the watermark alone may need none.</summary>
    public int NumEventTimeTimers => Services.Sum(static service => service.EventTimeTimers);

    /// <summary>How many timers of processing time there are, of all operators.</summary>
    public int NumProcessingTimeTimers => Services.Sum(static service => service.ProcessingTimeTimers);

    /// <summary>How many entries the keyed states have together, of all operators, timers included: 0 when all is cleaned up (numKeyedStateEntries).</summary>
    public int NumKeyedStateEntries => Inner.Operators.Sum(static o => o.Scope.Keyed?.CountEntries() ?? 0);

    /// <summary>Whether all inputs have ended, and the operators have been closed.</summary>
    public bool IsFinished => Inner.State == ExecutionState.Finished;

    /// <summary>How many elements wait because the operators take none now: an asynchronous function has no capacity left.</summary>
    public int NumWaitingElements => Inner.Waiting;

    /// <summary>What the operators failed with, with the name of the operator and its subtask, as a job would report it; null if they have not.</summary>
    public TaskFailure? Failure => Inner.Failure;

    /// <summary>The accumulators by name.</summary>
    public IReadOnlyDictionary<string, IAccumulator> Accumulators => Inner.Task.GetAccumulators();

    private protected HarnessTask Inner { get; }

    private protected int InputCount { get; }

    private IEnumerable<State.Timers.IInternalTimerService> Services => Inner.Operators.SelectMany(static o => o.Scope.Timers.Services);

    /// <summary>Moves processing time.</summary>
    /// <param name="by">By how much; not negative.</param>
    public void AdvanceProcessingTime(TimeSpan by) => Inner.AdvanceTo(Inner.Clock.Now + by);

    /// <summary>What went to a side output since the beginning, or since <see cref="ClearOutput"/>. It need not be read in the program.</summary>
    /// <typeparam name="T">Type of its records.</typeparam>
    /// <param name="tag">Its tag.</param>
    public IReadOnlyList<TestRecord<T>> SideOutput<T>(Functions.OutputTag<T> tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return Inner.Sides.Of(tag).Records;
    }

    /// <summary>Forgets what came out so far, side outputs included.</summary>
    public void ClearOutput()
    {
        _output.Clear();
        Inner.Sides.Clear();
    }

    /// <summary>The records of the main output, which are then forgotten together with all else that came out.</summary>
    public IReadOnlyList<TestRecord<TOut>> TakeRecords()
    {
        IReadOnlyList<TestRecord<TOut>> records = Records;
        ClearOutput();
        return records;
    }

    /// <summary>The keyed states of a key. They work on it until the harness is used again.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="operatorName">Name of the operator; needed only if several have keys of this type.</param>
    /// <exception cref="ArgumentException">There is no such operator, or there are several.</exception>
    public IKeyedStateStore KeyedState<TKey>(TKey key, string? operatorName = null)
    {
        OperatorScope scope = Single(operatorName, $"keys of type {typeof(TKey)}", static scope => scope.Keyed is KeyedStateBackend<TKey>);
        ((KeyedStateBackend<TKey>)scope.Keyed!).SetCurrentKey(key);
        return scope.Context;
    }

    /// <summary>The states that belong to no key, such as broadcast states.</summary>
    /// <param name="operatorName">Name of the operator; needed only if there are several.</param>
    /// <exception cref="ArgumentException">There is no such operator, or there are several.</exception>
    public IOperatorStateStore OperatorState(string? operatorName = null) => Single(operatorName, "such state", static _ => true).OperatorState;

    /// <summary>The value of a counter, such as <c>numLateRecordsDropped</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="operatorName">Name of the operator; needed only if there are several.</param>
    /// <exception cref="ArgumentException">There is no such operator, or there are several.</exception>
    public long Counter(string name, string? operatorName = null) => Single(operatorName, "counters", static _ => true).Context.Metrics.Counter(name).Count;

    /// <summary>The state of the operators now, as the bytes of a checkpoint. Elements that wait, <see cref="NumWaitingElements"/>, are not in it.</summary>
    /// <param name="checkpointId">Id of the checkpoint that functions hear of; default 1.</param>
    /// <exception cref="InvalidOperationException">The inputs have ended.</exception>
    public TestSnapshot Snapshot(long checkpointId = 1) => BeginSnapshot(checkpointId)();

    /// <summary>Takes a snapshot whose bytes are written later, while processing goes on, as a checkpoint's are.</summary>
    internal Func<TestSnapshot> BeginSnapshot(long checkpointId = 1) => Inner.Snapshot(checkpointId, ProcessingTime);

    /// <summary>Lets the operators go on with what comes from elsewhere, such as answers to asynchronous functions, until a condition holds.</summary>
    /// <param name="condition">Looked at whenever something has come.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task RunUntilAsync(Func<bool> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Inner.PumpUntilAsync(condition, cancellationToken);
    }

    /// <summary>Lets the operators do what they can do now: needed only after a test has completed something that a function waits for.</summary>
    public void Run() => Inner.Pump();

    /// <summary>Ends all inputs, as sources do: with a last watermark that fires all windows and timers of event time. Then the operators emit what is left and are closed.</summary>
    public abstract void EndInput();

    /// <summary>Closes the operators, without ending their inputs.</summary>
    public void Dispose()
    {
        Inner.Cancel();
        GC.SuppressFinalize(this);
    }

    private protected void End<T>(int input) => Inner.Put<T>(
        input, WatermarkStatusEvent.Active, new WatermarkEvent(Timestamps.MaxWatermark), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance);

    private OperatorScope Single(string? name, string what, Func<OperatorScope, bool> fits)
    {
        OperatorScope[] scopes = [.. Inner.Operators.Select(static o => o.Scope).Where(scope => (name is null || scope.Name == name) && fits(scope))];
        return scopes switch
        {
            [OperatorScope only] => only,
            [] => throw new ArgumentException($"No operator{(name is null ? "" : $" '{name}'")} has {what}; there are {Names(Inner.Operators.Select(static o => o.Scope))}."),
            _ => throw new ArgumentException($"Several operators have {what}: {Names(scopes)}; say which one."),
        };
    }

    private static string Names(IEnumerable<OperatorScope> scopes) => string.Join(", ", scopes.Select(static scope => $"'{scope.Name}'"));
}
