using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

public partial class DataStream<T>
{
    /// <summary>Sends each record to the subtask of the same index; an error if the next operator has another parallelism.</summary>
    public DataStream<T> Forward() => Partition(PartitionerKind.Forward);

    /// <summary>Sends records round robin to all subtasks of the next operator.</summary>
    public DataStream<T> Rebalance() => Partition(PartitionerKind.Rebalance);

    /// <summary>Sends records round robin to this subtask's share of the subtasks of the next operator.</summary>
    public DataStream<T> Rescale() => Partition(PartitionerKind.Rescale);

    /// <summary>Sends each record to a subtask of the next operator chosen at random.</summary>
    public DataStream<T> Shuffle() => Partition(PartitionerKind.Shuffle);

    /// <summary>Sends each record to all subtasks of the next operator.</summary>
    public DataStream<T> Broadcast() => Partition(PartitionerKind.Broadcast);

    /// <summary>Sends all records to the first subtask of the next operator.</summary>
    public DataStream<T> Global() => Partition(PartitionerKind.Global);

    /// <summary>Sends each record to the subtask that a function chooses.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="partitioner">Chooses the subtask of a key, from 0 up to the number given.</param>
    /// <param name="keySelector">Takes the key.</param>
    public DataStream<T> PartitionCustom<TKey>(Func<TKey, int, int> partitioner, Func<T, TKey> keySelector) =>
        Partition(new CustomPartitioner<T, TKey>(new UserFunction<Func<TKey, int, int>>(partitioner), new UserFunction<Func<T, TKey>>(keySelector)));

    /// <summary>Sends each record to the subtask that a function chooses.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="partitioner">Chooses the subtask of a key, from 0 up to the number given; no rich function, since nothing opens it.</param>
    /// <param name="keySelector">Takes the key.</param>
    /// <exception cref="JobSubmissionException">The partitioner is a rich function.</exception>
    public DataStream<T> PartitionCustom<TKey>(IPartitioner<TKey> partitioner, Func<T, TKey> keySelector) =>
        Partition(new CustomPartitioner<T, TKey>(new UserFunction<Func<TKey, int, int>>(partitioner), new UserFunction<Func<T, TKey>>(keySelector)));

    /// <summary>Sends each record to the subtask that a function chooses.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="partitioner">Chooses the subtask of a key, from 0 up to the number given; no rich function, since nothing opens it.</param>
    /// <param name="keySelector">Takes the key; no rich function either.</param>
    /// <exception cref="JobSubmissionException">One of them is a rich function.</exception>
    public DataStream<T> PartitionCustom<TKey>(IPartitioner<TKey> partitioner, IKeySelector<T, TKey> keySelector) =>
        Partition(new CustomPartitioner<T, TKey>(new UserFunction<Func<TKey, int, int>>(partitioner), new UserFunction<Func<T, TKey>>(keySelector)));

    private DataStream<T> Partition(PartitionerKind kind) => Partition(new SimplePartitioner(kind));

    private DataStream<T> Partition(PartitionerSpec partitioner) =>
        new(ExecutionEnvironment, new PartitionTransformation(ExecutionEnvironment.NextTransformationId(), Transformation, partitioner));
}
