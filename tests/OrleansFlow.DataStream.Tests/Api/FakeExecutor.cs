using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Types;

namespace OrleansFlow.DataStream.Tests.Api;

/// <summary>Takes jobs and answers as a cluster would that had collected some numbers.</summary>
internal sealed class FakeExecutor(bool shipsAssemblies = false) : IJobExecutorFactory, IJobExecutor, IJobClient
{
    public string Target => "fake";

    public bool ShipsAssemblies => shipsAssemblies;

    public List<JobGraph> Graphs { get; } = [];

    public List<ProgramAssembly> Assemblies { get; } = [];

    public Queue<int[]> Collected { get; } = new();

    public Exception? Failure { get; set; }

    public int Cancellations { get; private set; }

    public int Disposals { get; private set; }

    public List<(OperatorId Operator, long Offset)> Fetches { get; } = [];

    public JobId JobId => Graphs[^1].JobId;

    public IJobExecutor Create(JobConfiguration configuration) => this;

    public Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken)
    {
        Graphs.Add(graph);
        Assemblies.AddRange(assemblies);
        return Task.FromResult<IJobClient>(this);
    }

    public Task<JobStatus> GetStatusAsync(CancellationToken cancellationToken = default) => Task.FromResult(JobStatus.Running);

    public Task CancelAsync(CancellationToken cancellationToken = default)
    {
        Cancellations++;
        return Task.CompletedTask;
    }

    public Task<JobExecutionResult> GetResultAsync(CancellationToken cancellationToken = default) => Failure is null
        ? Task.FromResult(new JobExecutionResult(JobId, TimeSpan.FromSeconds(1), new Dictionary<string, object?> { ["lines"] = 3L }))
        : Task.FromException<JobExecutionResult>(Failure);

    public Task<IReadOnlyDictionary<string, object?>> GetAccumulatorsAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyDictionary<string, object?>>(new Dictionary<string, object?>());

    public Task<CollectedRecords> FetchCollectedAsync(OperatorId collectOperator, long offset, CancellationToken cancellationToken = default)
    {
        Fetches.Add((collectOperator, offset));
        int[] records = Collected.TryDequeue(out int[]? next) ? next : [];
        var writer = new DataWriter(64);
        TypeSerializers.For<int>().SerializeBatch(records, ref writer);
        var answer = new CollectedRecords(writer.ToArray(), records.Length, IsLast: Collected.Count == 0);
        writer.Dispose();
        return Task.FromResult(answer);
    }

    public ValueTask DisposeAsync()
    {
        Disposals++;
        return ValueTask.CompletedTask;
    }
}
