using OrleansFlow.Functions;

namespace OrleansFlow;

/// <summary>Two streams that are to be joined (org.apache.flink.streaming.api.datastream.JoinedStreams).</summary>
/// <typeparam name="T1">Type of the first stream's records.</typeparam>
/// <typeparam name="T2">Type of the second stream's records.</typeparam>
public sealed class JoinedStreams<T1, T2>
{
    private readonly DataStream<T1> _first;
    private readonly DataStream<T2> _second;

    internal JoinedStreams(DataStream<T1> first, DataStream<T2> second)
    {
        ArgumentNullException.ThrowIfNull(second);
        _first = first;
        _second = second;
    }

    /// <summary>Takes the key of the first stream's records.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="keySelector">Takes the key: always the same for the same record, and never null.</param>
    public JoinedStreamsWhere<T1, T2, TKey> Where<TKey>(Func<T1, TKey> keySelector)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return new JoinedStreamsWhere<T1, T2, TKey>(_first, _second, keySelector);
    }

    /// <summary>Takes the key of the first stream's records.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="keySelector">Takes the key: always the same for the same record, and never null.</param>
    public JoinedStreamsWhere<T1, T2, TKey> Where<TKey>(IKeySelector<T1, TKey> keySelector)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return Where(keySelector.GetKey);
    }
}
