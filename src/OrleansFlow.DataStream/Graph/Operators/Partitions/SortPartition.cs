using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>The records of a partition by a key of them; those with the same key in the order in which they came.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSortKey">Type of what they are sorted by.</typeparam>
/// <param name="keySelector">Takes what they are sorted by.</param>
/// <param name="order">Which come first.</param>
internal sealed class SortPartition<T, TSortKey>(UserFunction<Func<T, TSortKey>> keySelector, SortOrder order) : PartitionFunction<T, T>
{
    public override IFunction? Instance => keySelector.Instance;

    public override bool KeepsRecords => true;

    public override Func<PartitionRecords<T, T>> Bind()
    {
        Func<T, TSortKey> keyOf = keySelector.Bind(static f => ((IKeySelector<T, TSortKey>)f).GetKey);
        return () => new Records(keyOf, order);
    }

    private sealed class Records(Func<T, TSortKey> keyOf, SortOrder order) : PartitionRecords<T, T>
    {
        private readonly List<T> _values = [];

        public override void Add(T value) => _values.Add(value);

        // Both are stable.
        public override IEnumerable<T> Results(ICollector<T> output) => order == SortOrder.Ascending
            ? _values.OrderBy(keyOf, SortKeyComparer<TSortKey>.Instance)
            : _values.OrderByDescending(keyOf, SortKeyComparer<TSortKey>.Instance);
    }
}
