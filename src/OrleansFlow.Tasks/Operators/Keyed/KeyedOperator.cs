using OrleansFlow.State;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators.Keyed;

/// <summary>Base of the operators on keyed streams: sets the key of each record before it is processed.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal abstract class KeyedOperator<TIn, TKey, TOut> : OneInputOperator<TIn, TOut>
{
    private readonly Func<TIn, TKey> _keySelector;
    private readonly TypeSerializer<TKey> _keys;
    private KeysAhead<TIn, TKey>? _ahead;

    protected KeyedOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, Func<TIn, TKey> keySelector)
        : base(scope, outputs)
    {
        _keySelector = keySelector;
        State = KeyedState.Open<TKey>(scope);
        _keys = State.KeySerializer;
    }

    /// <summary>The keyed state.</summary>
    protected KeyedStateBackend<TKey> State { get; }

    public sealed override void Collect(TIn value, long timestamp)
    {
        Chain.Current = Position;
        TKey key = KeyOf(value);
        Process(value, timestamp, key, _keys.HashKey(key));
    }

    public sealed override void CollectBatch(RecordBatch<TIn> batch, int start, int end)
    {
        if (batch.KeyHashes is not { } hashes)
        {
            base.CollectBatch(batch, start, end);
            return;
        }

        long[]? timestamps = batch.Timestamps;
        TIn[] values = batch.Values;
        if (State.HasLargeState)
        {
            CollectAhead(values, timestamps, hashes, start, end);
            return;
        }

        for (int i = start; i < end; i++)
        {
            Chain.Current = Position;
            TIn value = values[i];
            Process(value, timestamps is null ? Timestamps.None : timestamps[i], KeyOf(value), hashes[i]);
        }
    }

    /// <summary>Processes a record with its key and the stable hash of that.</summary>
    protected abstract void Process(TIn value, long timestamp, TKey key, int hash);

    private void CollectAhead(TIn[] values, long[]? timestamps, int[] hashes, int start, int end)
    {
        _ahead ??= new KeysAhead<TIn, TKey>(State, KeyOf);
        for (int from = start; from < end; from += KeysAhead<TIn, TKey>.Length)
        {
            int count = Math.Min(end - from, KeysAhead<TIn, TKey>.Length);
            Chain.Current = Position;
            TKey[] keys = _ahead.Take(values.AsSpan(from, count), hashes.AsSpan(from, count));
            for (int i = 0; i < count; i++)
            {
                Chain.Current = Position;
                Process(values[from + i], timestamps is null ? Timestamps.None : timestamps[from + i], keys[i], hashes[from + i]);
            }
        }

        _ahead.Clear();
    }

    private TKey KeyOf(TIn value)
    {
        TKey key = _keySelector(value);
        if (key is null)
        {
            KeyErrors.ThrowNullKey(Scope.Name);
        }

        return key;
    }
}
