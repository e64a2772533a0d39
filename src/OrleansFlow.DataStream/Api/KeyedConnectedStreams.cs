using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>Two streams with keys of one type: one operator reads both, and they share the state of a key (ConnectedStreams of keyed streams).</summary>
/// <typeparam name="T1">Type of the first stream's records.</typeparam>
/// <typeparam name="T2">Type of the second stream's records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
public sealed class KeyedConnectedStreams<T1, T2, TKey> : ConnectedStreams<T1, T2>
    where TKey : notnull
{
    private readonly UserFunction<Func<T1, TKey>> _first;
    private readonly UserFunction<Func<T2, TKey>> _second;

    internal KeyedConnectedStreams(KeyedStream<T1, TKey> first, KeyedStream<T2, TKey> second)
        : base(first, second)
    {
        _first = first.KeySelector;
        _second = second.KeySelector;
    }

    /// <summary>What a process function makes of the records, with state and timers that both streams share for each key, and side outputs.</summary>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    public SingleOutputStreamOperator<TOut> Process<TOut>(KeyedCoProcessFunction<TKey, T1, T2, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Transform<TOut>("Co-Keyed-Process", new KeyedCoProcessSpec<T1, T2, TKey, TOut>(function, _first, _second));
    }

    /// <inheritdoc />
    public override SingleOutputStreamOperator<TOut> Process<TOut>(CoProcessFunction<T1, T2, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Transform<TOut>("Co-Process", new KeyedCoProcessSpec<T1, T2, TKey, TOut>(function, _first, _second));
    }

    private protected override OperatorSpec WithKeys(OperatorSpec spec, IFunction function) =>
        function is IRichFunction ? new KeyedContextSpec<T1, T2, TKey>(spec, _first, _second) : spec;
}
