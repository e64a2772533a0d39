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
    private const int Tries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly SortedDictionary<string, string> _collectVersions = new(StringComparer.Ordinal);

    public JobId JobId { get; } = jobId;

    private IJobGrain Job => grains.GetGrain<IJobGrain>(JobId.ToString());

    public async Task<JobStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        JobStatusInfo info = await RetryAsync(() => Job.GetStatusAsync(), cancellationToken);
        return info.Known ? info.Status : throw Unknown();
    }

    public Task CancelAsync(CancellationToken cancellationToken = default) => RetryAsync(
        async () =>
        {
            await Job.CancelAsync();
            return true;
        },
        cancellationToken);

    public async Task<JobExecutionResult> GetResultAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // Each wait is bounded, since no call may stay open as long as a job runs.
            if (await RetryAsync(() => Job.TryGetResultAsync(cancellationToken), cancellationToken) is { } result)
            {
                return result.Status == JobStatus.Finished
                    ? new JobExecutionResult(JobId, TimeSpan.FromMilliseconds(result.NetRuntimeMs), Results(result.Accumulators))
                    : throw Failed(result);
            }
        }
    }

    public async Task<IReadOnlyDictionary<string, object?>> GetAccumulatorsAsync(CancellationToken cancellationToken = default) =>
        Results(await RetryAsync(() => Job.GetAccumulatorsAsync(), cancellationToken));

    public async Task<CollectedRecords> FetchCollectedAsync(OperatorId collectOperator, long offset, CancellationToken cancellationToken = default)
    {
        IOperatorCoordinatorGrain coordinator = grains.GetGrain<IOperatorCoordinatorGrain>($"{JobId}/{collectOperator}");
        string key = collectOperator.ToString();
        while (true)
        {
            byte[] request = CollectClient.Fetch(_collectVersions.GetValueOrDefault(key, ""), offset, FetchWaitMs);
            byte[] bytes = (await RetryAsync(() => coordinator.RequestAsync(null, request, cancellationToken), cancellationToken)).Value;
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
            ? $"Job {JobId} was canceled."
            : $"Job {JobId} failed: {result.Failure?.Message ?? "no cause is known"}";
        Exception? inner = result.Failure is { ExceptionType: not null } failure ? new RemoteException(failure.ExceptionType, failure.Message, failure.Detail) : null;
        return new JobExecutionException(JobId, result.Status, message, inner);
    }

    private OrleansFlowException Unknown() => new($"Job {JobId} is not known to this cluster.");

    // Calls fail when a silo is lost; the grain is somewhere else then.
    private async Task<T> RetryAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        for (int i = 1; ; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await call();
            }
            catch (Exception e) when (i < Tries && e is SiloUnavailableException or OrleansMessageRejectionException or TimeoutException)
            {
                await Task.Delay(Pause * i, time, cancellationToken);
            }
        }
    }
}
