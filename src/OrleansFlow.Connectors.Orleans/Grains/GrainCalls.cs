using OrleansFlow.Functions;

namespace OrleansFlow.Connectors.Orleans;

/// <summary>
/// Calls of grains as asynchronous functions. The grain interfaces must be deployed with the silos, since Orleans knows those
/// from its start only; name their assembly in pipeline.provided-assemblies, so that it is not shipped with the job.
/// </summary>
public static class GrainCalls
{
    /// <summary>Calls the grain of each record's string key and goes on with its answers.</summary>
    /// <typeparam name="TIn">Type of the records.</typeparam>
    /// <typeparam name="TGrain">The grain's interface; it is deployed with the silos.</typeparam>
    /// <typeparam name="TOut">Type of the answers.</typeparam>
    /// <param name="stream">The records.</param>
    /// <param name="key">Takes the grain's key.</param>
    /// <param name="call">Calls the grain.</param>
    /// <param name="timeout">How long the calls for a record may take together; above zero. A single call is bounded by Orleans' response time-out too.</param>
    /// <param name="capacity">How many records are under way at once in a subtask, at least 1.</param>
    /// <param name="ordered">Whether answers keep the order of the records.</param>
    /// <param name="retry">When a call is made again; null for never.</param>
    public static SingleOutputStreamOperator<TOut> CallGrainAsync<TIn, TGrain, TOut>(
        this DataStream<TIn> stream,
        Func<TIn, string> key,
        Func<TGrain, TIn, ValueTask<TOut>> call,
        TimeSpan timeout,
        int capacity = AsyncDataStream.DefaultCapacity,
        bool ordered = true,
        AsyncRetryStrategy<TOut>? retry = null)
        where TGrain : IGrainWithStringKey
    {
        ArgumentNullException.ThrowIfNull(key);
        return Call<TIn, TGrain, TOut>(stream, (grains, value) => grains.GetGrain<TGrain>(key(value)), call, timeout, capacity, ordered, retry);
    }

    /// <summary>Calls the grain of each record's integer key and goes on with its answers.</summary>
    /// <typeparam name="TIn">Type of the records.</typeparam>
    /// <typeparam name="TGrain">The grain's interface; it is deployed with the silos.</typeparam>
    /// <typeparam name="TOut">Type of the answers.</typeparam>
    /// <param name="stream">The records.</param>
    /// <param name="key">Takes the grain's key.</param>
    /// <param name="call">Calls the grain.</param>
    /// <param name="timeout">How long the calls for a record may take together; above zero. A single call is bounded by Orleans' response time-out too.</param>
    /// <param name="capacity">How many records are under way at once in a subtask, at least 1.</param>
    /// <param name="ordered">Whether answers keep the order of the records.</param>
    /// <param name="retry">When a call is made again; null for never.</param>
    public static SingleOutputStreamOperator<TOut> CallGrainAsync<TIn, TGrain, TOut>(
        this DataStream<TIn> stream,
        Func<TIn, long> key,
        Func<TGrain, TIn, ValueTask<TOut>> call,
        TimeSpan timeout,
        int capacity = AsyncDataStream.DefaultCapacity,
        bool ordered = true,
        AsyncRetryStrategy<TOut>? retry = null)
        where TGrain : IGrainWithIntegerKey
    {
        ArgumentNullException.ThrowIfNull(key);
        return Call<TIn, TGrain, TOut>(stream, (grains, value) => grains.GetGrain<TGrain>(key(value)), call, timeout, capacity, ordered, retry);
    }

    /// <summary>Calls the grain of each record's GUID and goes on with its answers.</summary>
    /// <typeparam name="TIn">Type of the records.</typeparam>
    /// <typeparam name="TGrain">The grain's interface; it is deployed with the silos.</typeparam>
    /// <typeparam name="TOut">Type of the answers.</typeparam>
    /// <param name="stream">The records.</param>
    /// <param name="key">Takes the grain's key.</param>
    /// <param name="call">Calls the grain.</param>
    /// <param name="timeout">How long the calls for a record may take together; above zero. A single call is bounded by Orleans' response time-out too.</param>
    /// <param name="capacity">How many records are under way at once in a subtask, at least 1.</param>
    /// <param name="ordered">Whether answers keep the order of the records.</param>
    /// <param name="retry">When a call is made again; null for never.</param>
    public static SingleOutputStreamOperator<TOut> CallGrainAsync<TIn, TGrain, TOut>(
        this DataStream<TIn> stream,
        Func<TIn, Guid> key,
        Func<TGrain, TIn, ValueTask<TOut>> call,
        TimeSpan timeout,
        int capacity = AsyncDataStream.DefaultCapacity,
        bool ordered = true,
        AsyncRetryStrategy<TOut>? retry = null)
        where TGrain : IGrainWithGuidKey
    {
        ArgumentNullException.ThrowIfNull(key);
        return Call<TIn, TGrain, TOut>(stream, (grains, value) => grains.GetGrain<TGrain>(key(value)), call, timeout, capacity, ordered, retry);
    }

    private static SingleOutputStreamOperator<TOut> Call<TIn, TGrain, TOut>(
        DataStream<TIn> stream,
        Func<IGrainFactory, TIn, TGrain> locate,
        Func<TGrain, TIn, ValueTask<TOut>> call,
        TimeSpan timeout,
        int capacity,
        bool ordered,
        AsyncRetryStrategy<TOut>? retry)
        where TGrain : IGrain
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(call);
        var function = new GrainCallFunction<TIn, TGrain, TOut>(locate, call);
        SingleOutputStreamOperator<TOut> answers = ordered
            ? stream.OrderedWait(function, timeout, capacity, retry)
            : stream.UnorderedWait(function, timeout, capacity, retry);
        return answers.Name($"call {typeof(TGrain).Name}");
    }
}
