using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>Asynchronous calls on streams (org.apache.flink.streaming.api.datastream.AsyncDataStream).</summary>
public static class AsyncDataStream
{
    /// <summary>How many records are under way at once, unless said otherwise: 100, as in Flink.</summary>
    public const int DefaultCapacity = 100;

    /// <summary>Calls a function for each record; results come in the order of the records.</summary>
    /// <typeparam name="TIn">Type of the records.</typeparam>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="stream">The records.</param>
    /// <param name="function">The function.</param>
    /// <param name="timeout">How long the calls for a record may take together, above zero.</param>
    /// <param name="capacity">How many records are under way at once, at least 1.</param>
    /// <param name="retry">When a call is made again; null for never.</param>
    public static SingleOutputStreamOperator<TOut> OrderedWait<TIn, TOut>(
        this DataStream<TIn> stream, IAsyncFunction<TIn, TOut> function, TimeSpan timeout, int capacity = DefaultCapacity, AsyncRetryStrategy<TOut>? retry = null) =>
        Add(stream, function, timeout, capacity, ordered: true, retry);

    /// <summary>Calls a function for each record; results come as they are ready, but never across a watermark.</summary>
    /// <typeparam name="TIn">Type of the records.</typeparam>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="stream">The records.</param>
    /// <param name="function">The function.</param>
    /// <param name="timeout">How long the calls for a record may take together, above zero.</param>
    /// <param name="capacity">How many records are under way at once, at least 1.</param>
    /// <param name="retry">When a call is made again; null for never.</param>
    public static SingleOutputStreamOperator<TOut> UnorderedWait<TIn, TOut>(
        this DataStream<TIn> stream, IAsyncFunction<TIn, TOut> function, TimeSpan timeout, int capacity = DefaultCapacity, AsyncRetryStrategy<TOut>? retry = null) =>
        Add(stream, function, timeout, capacity, ordered: false, retry);

    /// <summary>One result for each record, awaited; results come in the order of the records.</summary>
    /// <typeparam name="TIn">Type of the records.</typeparam>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="stream">The records.</param>
    /// <param name="function">Makes the result; captured with what it reads.</param>
    /// <param name="timeout">How long the calls for a record may take together, above zero.</param>
    /// <param name="capacity">How many records are under way at once, at least 1.</param>
    /// <param name="retry">When a call is made again; null for never.</param>
    public static SingleOutputStreamOperator<TOut> OrderedWait<TIn, TOut>(
        this DataStream<TIn> stream, Func<TIn, CancellationToken, ValueTask<TOut>> function, TimeSpan timeout, int capacity = DefaultCapacity, AsyncRetryStrategy<TOut>? retry = null) =>
        Add(stream, new AsyncMapFunction<TIn, TOut>(function), timeout, capacity, ordered: true, retry);

    /// <summary>One result for each record, awaited; results come as they are ready, but never across a watermark.</summary>
    /// <typeparam name="TIn">Type of the records.</typeparam>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="stream">The records.</param>
    /// <param name="function">Makes the result; captured with what it reads.</param>
    /// <param name="timeout">How long the calls for a record may take together, above zero.</param>
    /// <param name="capacity">How many records are under way at once, at least 1.</param>
    /// <param name="retry">When a call is made again; null for never.</param>
    public static SingleOutputStreamOperator<TOut> UnorderedWait<TIn, TOut>(
        this DataStream<TIn> stream, Func<TIn, CancellationToken, ValueTask<TOut>> function, TimeSpan timeout, int capacity = DefaultCapacity, AsyncRetryStrategy<TOut>? retry = null) =>
        Add(stream, new AsyncMapFunction<TIn, TOut>(function), timeout, capacity, ordered: false, retry);

    private static SingleOutputStreamOperator<TOut> Add<TIn, TOut>(
        DataStream<TIn> stream, IAsyncFunction<TIn, TOut> function, TimeSpan timeout, int capacity, bool ordered, AsyncRetryStrategy<TOut>? retry)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(function);
        if (timeout <= TimeSpan.Zero)
        {
            throw new JobSubmissionException($"An asynchronous function cannot have a timeout of {timeout.TotalMilliseconds} ms: it must be above zero, since a call that never ends would hold up the stream.");
        }

        if (capacity < 1)
        {
            throw new JobSubmissionException($"An asynchronous function cannot have a capacity of {capacity}: it must be at least 1.");
        }

        return stream.Transform<TOut>("async wait operator", new AsyncSpec<TIn, TOut>(function, timeout, capacity, ordered, retry));
    }
}
