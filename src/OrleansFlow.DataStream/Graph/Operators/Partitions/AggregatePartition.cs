using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>One result of all records of a partition, also of none (PartitionAggregateOperator).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TAcc">Type of the accumulator.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
internal sealed class AggregatePartition<TIn, TAcc, TOut>(IAggregateFunction<TIn, TAcc, TOut> function) : PartitionFunction<TIn, TOut>
{
    public override IFunction Instance => function;

    public override bool KeepsRecords => false;

    public override Func<PartitionRecords<TIn, TOut>> Bind() => () => new Records(function);

    private sealed class Records(IAggregateFunction<TIn, TAcc, TOut> function) : PartitionRecords<TIn, TOut>
    {
        private TAcc _accumulator = function.CreateAccumulator();

        public override void Add(TIn value) => _accumulator = function.Add(value, _accumulator);

        public override IEnumerable<TOut> Results(ICollector<TOut> output) => [function.GetResult(_accumulator)];
    }
}
