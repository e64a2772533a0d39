using Microsoft.Extensions.Logging;
using OrleansFlow.Configuration;

namespace OrleansFlow.Testing;

/// <summary>How a harness runs its operators.</summary>
public sealed record TestHarnessOptions
{
    /// <summary>How many subtasks the operators are thought to have; at least 1, default 1. The harness runs one of them.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Which of the subtasks the harness runs; from 0 to <see cref="Parallelism"/> − 1, default 0.</summary>
    public int Subtask { get; init; }

    /// <summary>How many key groups there are; 1 to 32768, default 128.</summary>
    public int MaxParallelism { get; init; } = 128;

    /// <summary>
    /// What the operators go on from: the snapshots of all subtasks of an earlier harness, whose number may be another, or one
    /// that <see cref="TestSnapshot.Repartition"/> gave. Default: nothing.
    /// </summary>
    public IReadOnlyList<TestSnapshot> RestoreFrom { get; init; } = [];

    /// <summary>Whether snapshots may have state of operators that are not there any more; default false (<c>--allowNonRestoredState</c>).</summary>
    public bool AllowNonRestoredState { get; init; }

    /// <summary>
    /// Whether functions are captured and restored as they are when a job is submitted, so that what cannot be captured is an
    /// error; default false: the operators call the very objects of the test.
    /// </summary>
    public bool CaptureFunctions { get; init; }

    /// <summary>Processing time at the beginning, in ms since 1970; default 0.</summary>
    public long ProcessingTime { get; init; }

    /// <summary>Options of the job.</summary>
    public JobConfiguration? Configuration { get; init; }

    /// <summary>The job's own parameters, as functions see them.</summary>
    public IReadOnlyDictionary<string, string> GlobalJobParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Services that functions find in their runtime context; default: none.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Where functions log to; default: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>What the random numbers of operators are made of, so that a test is the same each time; default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How long to wait, by the system's clock, for asynchronous code of functions when operators are opened, snapshotted and
    /// closed; default 30 s.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
