using System.Runtime.CompilerServices;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Types;

namespace OrleansFlow;

public partial class DataStream<T>
{
    private static readonly TimeSpan s_cancelling = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Executes the program and brings the records of this stream to the caller. The job goes no faster than the records are
    /// taken; it is cancelled when the enumeration is ended early.
    /// </summary>
    /// <param name="jobName">Name of the job; default: <c>pipeline.name</c>.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>The records; after the last one the job has finished.</returns>
    /// <exception cref="JobSubmissionException">The program is not a job, a function cannot be captured, or the job is refused.</exception>
    /// <exception cref="JobExecutionException">The job failed or was cancelled.</exception>
    public async IAsyncEnumerable<T> ExecuteAndCollectAsync(string? jobName = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var spec = new CollectSpec<T>();
        OperatorTransformation sink = ExecutionEnvironment.AddOperator("Sink: Data stream collect sink", spec, Transformation);
        sink.NeedsUid = false;
        sink.Parallelism = 1;
        sink.FixedParallelismReason = "records reach the client in one order";
        TypeSerializer<T> serializer = ExecutionEnvironment.TypeRegistry.For<T>();
        (IJobClient client, OperatorId collectOperator) = await ExecutionEnvironment.SubmitAsync(jobName, spec, cancellationToken);
        await using (client)
        {
            bool ended = false;
            try
            {
                long offset = 0;
                while (!ended)
                {
                    CollectedRecords fetched = await client.FetchCollectedAsync(collectOperator, offset, cancellationToken);
                    T[] records = Decode(fetched, serializer);
                    for (int i = fetched.Repeated; i < records.Length; i++)
                    {
                        yield return records[i];
                    }

                    // The sink ends when all was fetched, which the next fetch tells it.
                    offset += fetched.Count - fetched.Repeated;
                    ended = fetched.IsLast && fetched.Count == 0;
                }

                // A job that failed says so here, not by an end that looks like that of a finished one.
                await client.GetResultAsync(cancellationToken);
            }
            finally
            {
                if (!ended)
                {
                    await CancelAsync(client);
                }
            }
        }
    }

    /// <summary>Executes the program, takes the first records of this stream, and cancels the job if there are more.</summary>
    /// <param name="limit">How many records to take at most; at least 1.</param>
    /// <param name="jobName">Name of the job; default: <c>pipeline.name</c>.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>The records.</returns>
    /// <exception cref="JobSubmissionException">The program is not a job, a function cannot be captured, or the job is refused.</exception>
    /// <exception cref="JobExecutionException">The job failed or was cancelled.</exception>
    public async Task<List<T>> ExecuteAndCollectAsync(int limit, string? jobName = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var records = new List<T>();
        await foreach (T record in ExecuteAndCollectAsync(jobName, cancellationToken))
        {
            records.Add(record);
            if (records.Count == limit)
            {
                break;
            }
        }

        return records;
    }

    // A cluster that lives as long as the handle on its job stops more quickly when the job has ended.
    private static async Task CancelAsync(IJobClient client)
    {
        await client.CancelAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(s_cancelling, RuntimeServices.System.Time);
        try
        {
            await client.GetResultAsync(patience.Token);
        }
        catch (Exception e) when (e is OrleansFlowException or OperationCanceledException)
        {
            // Cancelled, or failed before it could be; or its functions do not stop, which the job's own time-out is for.
        }
    }

    private static T[] Decode(CollectedRecords fetched, TypeSerializer<T> serializer)
    {
        var records = new T[fetched.Count];
        var reader = new DataReader(fetched.Bytes.Span);
        serializer.DeserializeBatch(records, ref reader);
        reader.EnsureEnd();
        return records;
    }
}
