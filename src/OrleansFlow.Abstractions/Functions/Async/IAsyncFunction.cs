namespace OrleansFlow.Functions;

/// <summary>
/// Asks something outside for each record without waiting for the answer before the next record is taken
/// (org.apache.flink.streaming.api.functions.async.AsyncFunction). Several calls are under way at once; calls begin on the
/// task's thread, so what comes before the first <c>await</c> should not take long.
/// </summary>
/// <typeparam name="TIn">Type of the records.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
public interface IAsyncFunction<in TIn, TOut> : IFunction
{
    /// <summary>Begins a call for a record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="cancellationToken">Cancelled when the record's time is over or the task ends.</param>
    /// <returns>Any number of results. An exception fails the job, unless a retry strategy tries again.</returns>
    ValueTask<IReadOnlyCollection<TOut>> InvokeAsync(TIn value, CancellationToken cancellationToken);

    /// <summary>Called when a record's time is over, all its attempts included; instead of an exception it may give results.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timeout">How long it had.</param>
    /// <returns>The results to go on with; none drops the record.</returns>
    /// <exception cref="TimeoutException">The job is to fail, as by default.</exception>
    IReadOnlyCollection<TOut> Timeout(TIn value, TimeSpan timeout) =>
        throw AsyncTimeout.Expired(timeout);
}
