using OrleansFlow.Grains.Common;

namespace OrleansFlow.Hosting;

/// <summary>
/// Calls of a client to a cluster whose silos come and go. A call that is lost with its silo, or with the silo that passed it on,
/// is not answered at all: it is made again long before the response time-out, so that a user learns of a loss within seconds.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ClusterCalls(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Makes a call until it is answered; the call must bear being repeated.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="wish">What is wanted, for the error: "the result of job …".</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="answerTime">When a call counts as lost; default: 5 s.</param>
    /// <exception cref="OrleansFlowException">The cluster has not answered for a minute.</exception>
    public async Task<T> RepeatAsync<T>(Func<Task<T>> call, string wish, CancellationToken cancellationToken, TimeSpan? answerTime = null)
    {
        long start = time.GetTimestamp();
        for (int i = 1; ; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await call().WaitAsync(answerTime ?? AnswerTime, time, cancellationToken);
            }
            catch (Exception e) when (PassingErrors.IsPassing(e))
            {
                if (time.GetElapsedTime(start) >= Patience)
                {
                    throw new OrleansFlowException(
                        $"The cluster was asked for {wish}, and no silo has answered for {Patience.TotalSeconds} s; jobs that run there may run on. Last error: {e.Message}", e);
                }
            }

            TimeSpan pause = Pause * i;
            await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
        }
    }
}
