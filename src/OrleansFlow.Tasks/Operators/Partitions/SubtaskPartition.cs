using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow.Tasks.Operators.Partitions;

/// <summary>All records of the subtask are one partition, which is there even without records.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="create">Makes a partition.</param>
internal sealed class SubtaskPartition<TIn, TOut>(Func<PartitionRecords<TIn, TOut>> create) : IPartitions<TIn, TOut>
{
    // Made when first needed: the functions are open then.
    private PartitionRecords<TIn, TOut>? _records;

    public void Add(TIn value) => (_records ??= create()).Add(value);

    public IEnumerable<TOut> Drain(ICollector<TOut> output)
    {
        PartitionRecords<TIn, TOut> records = _records ?? create();
        _records = null;
        return records.Results(output);
    }
}
