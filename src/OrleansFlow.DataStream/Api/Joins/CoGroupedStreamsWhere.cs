using OrleansFlow.Functions;

namespace OrleansFlow;

/// <summary>Two streams that are to be grouped together, of which the first has keys (CoGroupedStreams.Where).</summary>
/// <typeparam name="T1">Type of the first stream's records.</typeparam>
/// <typeparam name="T2">Type of the second stream's records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
public sealed class CoGroupedStreamsWhere<T1, T2, TKey>
    where TKey : notnull
{
    private readonly DataStream<T1> _first;
    private readonly DataStream<T2> _second;
    private readonly Func<T1, TKey> _firstKey;

    internal CoGroupedStreamsWhere(DataStream<T1> first, DataStream<T2> second, Func<T1, TKey> firstKey) => (_first, _second, _firstKey) = (first, second, firstKey);

    /// <summary>Takes the key of the second stream's records.</summary>
    /// <param name="keySelector">Takes the key: always the same for the same record, and never null.</param>
    public CoGroupedStreamsEqualTo<T1, T2, TKey> EqualTo(Func<T2, TKey> keySelector) =>
        new(new WindowPairing<T1, T2, TKey>(_first, _second, _firstKey, keySelector));

    /// <summary>Takes the key of the second stream's records.</summary>
    /// <param name="keySelector">Takes the key: always the same for the same record, and never null.</param>
    public CoGroupedStreamsEqualTo<T1, T2, TKey> EqualTo(IKeySelector<T2, TKey> keySelector)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return EqualTo(keySelector.GetKey);
    }
}
