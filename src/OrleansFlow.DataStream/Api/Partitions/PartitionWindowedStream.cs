using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>
/// The records of a bounded stream by whole partitions: all of a subtask, or, of a keyed stream, all of a key
/// (org.apache.flink.streaming.api.datastream.PartitionWindowedStream). Results come when the input has ended, without
/// timestamps; within a bounded iteration, each round is a partition of its own. A subtask holds what it needs in memory: the
/// records for maps and sorts, one value a partition for aggregates and reduces.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
public abstract class PartitionWindowedStream<T>
{
    private protected PartitionWindowedStream()
    {
    }

    /// <summary>Any number of records for each partition.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Pushes the results; a rich function has a life cycle.</param>
    public SingleOutputStreamOperator<TOut> MapPartition<TOut>(IMapPartitionFunction<T, TOut> function) =>
        Apply("MapPartition", new MapPartition<T, TOut>(new UserFunction<Action<IEnumerable<T>, ICollector<TOut>>>(function)));

    /// <summary>Any number of records for each partition.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Pushes the results into the collector.</param>
    public SingleOutputStreamOperator<TOut> MapPartition<TOut>(Action<IEnumerable<T>, ICollector<TOut>> function) =>
        Apply("MapPartition", new MapPartition<T, TOut>(new UserFunction<Action<IEnumerable<T>, ICollector<TOut>>>(function)));

    /// <summary>Any number of records for each partition.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Gives the results; enumerated once, in order.</param>
    public SingleOutputStreamOperator<TOut> MapPartition<TOut>(Func<IEnumerable<T>, IEnumerable<TOut>> function) =>
        Apply("MapPartition", new MapPartition<T, TOut>(new UserFunction<Func<IEnumerable<T>, IEnumerable<TOut>>>(function)));

    /// <summary>The records of each partition in order; those that are equal stay as they came.</summary>
    /// <typeparam name="TSortKey">Type of what they are sorted by: it can be compared (text: by code unit).</typeparam>
    /// <param name="keySelector">Takes what they are sorted by.</param>
    /// <param name="order">Which come first.</param>
    /// <exception cref="JobSubmissionException">The type cannot be compared.</exception>
    public SingleOutputStreamOperator<T> SortPartition<TSortKey>(Func<T, TSortKey> keySelector, SortOrder order = SortOrder.Ascending) =>
        Sort(new UserFunction<Func<T, TSortKey>>(keySelector), order);

    /// <summary>The records of each partition in order; those that are equal stay as they came.</summary>
    /// <typeparam name="TSortKey">Type of what they are sorted by: it can be compared (text: by code unit).</typeparam>
    /// <param name="keySelector">Takes what they are sorted by.</param>
    /// <param name="order">Which come first.</param>
    /// <exception cref="JobSubmissionException">The type cannot be compared.</exception>
    public SingleOutputStreamOperator<T> SortPartition<TSortKey>(IKeySelector<T, TSortKey> keySelector, SortOrder order = SortOrder.Ascending) =>
        Sort(new UserFunction<Func<T, TSortKey>>(keySelector), order);

    /// <summary>The records of each partition in the order of an element; those that are equal stay as they came.</summary>
    /// <param name="position">Position of the tuple's element, from 0; 0 for records that are numbers.</param>
    /// <param name="order">Which come first.</param>
    /// <exception cref="JobSubmissionException">There is no such element, or it cannot be compared.</exception>
    public SingleOutputStreamOperator<T> SortPartition(int position, SortOrder order = SortOrder.Ascending) => Sort(FieldPath.Of<T>(position), order);

    /// <summary>The records of each partition in the order of a member; those that are equal stay as they came.</summary>
    /// <param name="member">Name of the member, with dots between nested ones.</param>
    /// <param name="order">Which come first.</param>
    /// <exception cref="JobSubmissionException">There is no such member, or it cannot be compared.</exception>
    public SingleOutputStreamOperator<T> SortPartition(string member, SortOrder order = SortOrder.Ascending) => Sort(FieldPath.Of<T>(member), order);

    /// <summary>One result for each partition; a subtask without records gives that of an empty accumulator.</summary>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TOut">Type of the result.</typeparam>
    /// <param name="function">Adds the records up; its Merge is not called.</param>
    public SingleOutputStreamOperator<TOut> Aggregate<TAcc, TOut>(IAggregateFunction<T, TAcc, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Apply("PartitionAggregate", new AggregatePartition<T, TAcc, TOut>(function));
    }

    /// <summary>The records of each partition combined into one; none for a subtask without records.</summary>
    /// <param name="function">Combines what the records so far gave with the next one.</param>
    public SingleOutputStreamOperator<T> Reduce(Func<T, T, T> function) => Apply("PartitionReduce", new ReducePartition<T>(new UserFunction<Func<T, T, T>>(function)));

    /// <summary>The records of each partition combined into one; none for a subtask without records.</summary>
    /// <param name="function">Combines what the records so far gave with the next one; a rich function has a life cycle.</param>
    public SingleOutputStreamOperator<T> Reduce(IReduceFunction<T> function) => Apply("PartitionReduce", new ReducePartition<T>(new UserFunction<Func<T, T, T>>(function)));

    private protected abstract SingleOutputStreamOperator<TOut> Apply<TOut>(string name, PartitionFunction<T, TOut> function);

    private SingleOutputStreamOperator<T> Sort(FieldPath path, SortOrder order)
    {
        CheckCanBeCompared(path.TypeOf(typeof(T)), path.ToString());
        return Apply("SortPartition", new SortPartition<T, object?>(new UserFunction<Func<T, object?>>(new FieldSelector<T>(path)), order));
    }

    private SingleOutputStreamOperator<T> Sort<TSortKey>(UserFunction<Func<T, TSortKey>> keySelector, SortOrder order)
    {
        CheckCanBeCompared(typeof(TSortKey), "what the key selector gives");
        return Apply("SortPartition", new SortPartition<T, TSortKey>(keySelector, order));
    }

    private static void CheckCanBeCompared(Type type, string what)
    {
        Type underlying = Nullable.GetUnderlyingType(type) ?? type;
        if (!typeof(IComparable).IsAssignableFrom(underlying) && !typeof(IComparable<>).MakeGenericType(underlying).IsAssignableFrom(underlying))
        {
            throw new JobSubmissionException($"SortPartition needs something that can be compared; {what} of {typeof(T)} is of type {type}, which is not IComparable.");
        }
    }
}
