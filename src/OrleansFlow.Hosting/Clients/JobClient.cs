using OrleansFlow.Accumulators;
using OrleansFlow.Capture;
using OrleansFlow.Execution;
using OrleansFlow.Grains.Coordinators;
using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Hosting;

/// <summary>A handle on a job of a cluster, by its grains.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="jobId">The job.</param>
/// <param name="types">Finds the types of accumulators.</param>
/// <param name="time">The clock.</param>
/// <param name="dispose">Ends what the handle holds, such as a local cluster; null for nothing.</param>
internal sealed class JobClient(IGrainFactory grains, JobId jobId, IUserTypeResolver types, TimeProvider time, Func<ValueTask>? dispose) : IJobClient
{
    private const int FetchWaitMs = 2_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ClusterCalls _calls = new(time);
    private readonly SortedDictionary<string, string> _collectVersions = new(StringComparer.Ordinal);

    public JobId JobId { get; } = jobId;

    private IJobGrain Job => grains.GetGrain<IJobGrain>(JobId.ToString());

    public async Task<JobStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        JobStatusInfo info = await _calls.RepeatAsync(() => Job.GetStatusAsync(), $"the status of job {JobId}", cancellationToken);
        return info.Known ? info.Status : throw Unknown();
    }

    public Task CancelAsync(CancellationToken cancellationToken = default) => _calls.RepeatAsync(
        async () =>
        {
            await Job.CancelAsync();
            return true;
        },
        $"the end of job {JobId}",
        cancellationToken);

    public async Task<JobExecutionResult> GetResultAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // Each wait is bounded, since no call may stay open as long as a job runs.
            if (await _calls.RepeatAsync(() => Job.TryGetResultAsync(cancellationToken), $"the result of job {JobId}", cancellationToken) is { } result)
            {
                return result.Status == JobStatus.Finished
                    ? new JobExecutionResult(JobId, TimeSpan.FromMilliseconds(result.NetRuntimeMs), Results(result.Accumulators))
                    : throw Failed(result);
            }
        }
    }

    public async Task<IReadOnlyDictionary<string, object?>> GetAccumulatorsAsync(CancellationToken cancellationToken = default) =>
        Results(await _calls.RepeatAsync(() => Job.GetAccumulatorsAsync(), $"the accumulators of job {JobId}", cancellationToken));

    public async Task<CollectedRecords> FetchCollectedAsync(OperatorId collectOperator, long offset, CancellationToken cancellationToken = default)
    {
        IOperatorCoordinatorGrain coordinator = grains.GetGrain<IOperatorCoordinatorGrain>($"{JobId}/{collectOperator}");
        string key = collectOperator.ToString();
        while (true)
        {
            byte[] request = CollectClient.Fetch(_collectVersions.GetValueOrDefault(key, ""), offset, FetchWaitMs);
            byte[] bytes = (await _calls.RepeatAsync(() => coordinator.RequestAsync(null, request, cancellationToken), $"the records of job {JobId}", cancellationToken)).Value;
            if (bytes.Length > 0)
            {
                return CollectClient.Read(bytes, offset, key, _collectVersions);
            }

            // Not started yet, or ended. A job finishes only after all was fetched.
            if ((await GetStatusAsync(cancellationToken)).IsGloballyTerminal())
            {
                return new CollectedRecords(ReadOnlyMemory<byte>.Empty, 0, IsLast: true);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => dispose?.Invoke() ?? ValueTask.CompletedTask;

    private Dictionary<string, object?> Results(IReadOnlyList<AccumulatorValue> values)
    {
        var results = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (AccumulatorValue value in values)
        {
            IAccumulator accumulator = AccumulatorCodec.Restore(value, types);
            results[value.Name] = accumulator.ResultObject;
        }

        return results;
    }

    private JobExecutionException Failed(JobResult result)
    {
        string message = result.Status == JobStatus.Canceled
            ? $"Job {JobId} was canceled{(result.Failure is { } stuck ? $"; {stuck.Message}" : ".")}"
            : $"Job {JobId} failed: {result.Failure?.Message ?? "no cause is known"}";
        Exception? inner = result.Failure is { ExceptionType: not null } failure ? new RemoteException(failure.ExceptionType, failure.Message, failure.Detail) : null;
        return new JobExecutionException(JobId, result.Status, message, inner);
    }

    private OrleansFlowException Unknown() => new($"Job {JobId} is not known to this cluster.");
}
