using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators.Keyed;

namespace OrleansFlow.Tasks.Operators.Partitions;

/// <summary>The records of each key are a partition. They are drained in the order in which the keys came first.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="create">Makes a partition.</param>
/// <param name="keySelector">Takes the key.</param>
/// <param name="state">The operator's keyed state, whose key is set for the function.</param>
/// <param name="operatorName">Name of the operator.</param>
internal sealed class KeyPartitions<TIn, TKey, TOut>(Func<PartitionRecords<TIn, TOut>> create, Func<TIn, TKey> keySelector, KeyedStateBackend<TKey> state, string operatorName) : IPartitions<TIn, TOut>
    where TKey : notnull
{
    private Dictionary<TKey, PartitionRecords<TIn, TOut>> _byKey = [];
    private List<TKey> _keys = [];

    public void Add(TIn value)
    {
        TKey key = keySelector(value);
        if (key is null)
        {
            KeyErrors.ThrowNullKey(operatorName);
        }

        state.SetCurrentKey(key, state.KeySerializer.HashKey(key));
        if (!_byKey.TryGetValue(key, out PartitionRecords<TIn, TOut>? records))
        {
            records = create();
            _byKey.Add(key, records);
            _keys.Add(key);
        }

        records.Add(value);
    }

    public IEnumerable<TOut> Drain(ICollector<TOut> output)
    {
        (Dictionary<TKey, PartitionRecords<TIn, TOut>> byKey, List<TKey> keys) = (_byKey, _keys);
        (_byKey, _keys) = ([], []);
        return ResultsOf(byKey, keys, output);
    }

    private IEnumerable<TOut> ResultsOf(Dictionary<TKey, PartitionRecords<TIn, TOut>> byKey, List<TKey> keys, ICollector<TOut> output)
    {
        foreach (TKey key in keys)
        {
            byKey.Remove(key, out PartitionRecords<TIn, TOut>? records);
            state.SetCurrentKey(key, state.KeySerializer.HashKey(key));
            foreach (TOut result in records!.Results(output))
            {
                yield return result;
            }
        }
    }
}
