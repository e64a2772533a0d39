using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>All records of a partition combined into one; none for none (PartitionReduceOperator).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="function">Combines what the records so far gave with the next one.</param>
internal sealed class ReducePartition<T>(UserFunction<Func<T, T, T>> function) : PartitionFunction<T, T>
{
    public override IFunction? Instance => function.Instance;

    // The first record is the value so far.
    public override bool KeepsRecords => true;

    public override Func<PartitionRecords<T, T>> Bind()
    {
        Func<T, T, T> reduce = function.Bind(static f => ((IReduceFunction<T>)f).Reduce);
        return () => new Records(reduce);
    }

    private sealed class Records(Func<T, T, T> reduce) : PartitionRecords<T, T>
    {
        private bool _any;
        private T _value = default!;

        public override void Add(T value)
        {
            _value = _any ? reduce(_value, value) : value;
            _any = true;
        }

        public override IEnumerable<T> Results(ICollector<T> output) => _any ? [_value] : [];
    }
}
