using OrleansFlow.Runtime;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>Tasks on one manual scheduler, clock and network.</summary>
internal sealed class TaskBench
{
    public TaskBench()
    {
        Runtime = new RuntimeServices { Time = Time, Scheduler = Scheduler, CreateRandom = static purpose => new Random(purpose.Length) };
    }

    public ManualTime Time { get; } = new();

    public ManualScheduler Scheduler { get; } = new();

    public RuntimeServices Runtime { get; }

    public FakeNetwork Network { get; } = new();

    public FakeHost Host { get; private set; } = new();

    public SortedDictionary<string, string> Configuration { get; } = [];

    public StreamTask Create(Chain chain, FakeHost? host = null)
    {
        Host = host ?? new FakeHost();
        var descriptor = new TaskDescriptor
        {
            Attempt = new ExecutionAttemptId(default, default, 0, 0),
            JobName = "job",
            VertexName = "vertex",
            Parallelism = 1,
            MaxParallelism = 128,
            BufferTimeoutMs = 100,
            Chain = chain.Build(),
            Configuration = Configuration,
            GlobalJobParameters = new Dictionary<string, string> { ["p"] = "v" },
        };
        return new StreamTask(descriptor, Host, Network.ForAnotherTask(), TypeRegistry.Default, Runtime);
    }

    /// <summary>Creates a task and runs until it has nothing to do.</summary>
    public StreamTask Start(Chain chain, FakeHost? host = null)
    {
        StreamTask task = Create(chain, host);
        task.Start();
        Scheduler.RunAll();
        return task;
    }
}
