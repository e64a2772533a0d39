using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A function of all records of a partition.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class MapPartition<TIn, TOut> : PartitionFunction<TIn, TOut>
{
    private readonly UserFunction<Action<IEnumerable<TIn>, ICollector<TOut>>>? _push;
    private readonly UserFunction<Func<IEnumerable<TIn>, IEnumerable<TOut>>>? _pull;

    public MapPartition(UserFunction<Action<IEnumerable<TIn>, ICollector<TOut>>> push) => _push = push;

    public MapPartition(UserFunction<Func<IEnumerable<TIn>, IEnumerable<TOut>>> pull) => _pull = pull;

    public override IFunction? Instance => _push?.Instance;

    public override bool KeepsRecords => true;

    public override Func<PartitionRecords<TIn, TOut>> Bind()
    {
        if (_push is not null)
        {
            Action<IEnumerable<TIn>, ICollector<TOut>> push = _push.Bind(static f => ((IMapPartitionFunction<TIn, TOut>)f).MapPartition);
            return () => new Records((values, output) =>
            {
                push(values, output);
                return [];
            });
        }

        Func<IEnumerable<TIn>, IEnumerable<TOut>> pull = _pull!.Bind(static f => throw new OrleansFlowException($"A function that returns a sequence is a delegate, not a {f.GetType()}."));
        return () => new Records((values, _) => pull(values)
            ?? throw new OrleansFlowException("A map of a partition returned null instead of a sequence; return an empty one for no results."));
    }

    private sealed class Records(Func<IEnumerable<TIn>, ICollector<TOut>, IEnumerable<TOut>> function) : PartitionRecords<TIn, TOut>
    {
        private readonly List<TIn> _values = [];

        public override void Add(TIn value) => _values.Add(value);

        public override IEnumerable<TOut> Results(ICollector<TOut> output) => function(_values, output);
    }
}
