using OrleansFlow.State;
using OrleansFlow.Tasks.Inputs;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Keyed;

/// <summary>An input of an operator that does not know of keys itself: sets the key of each record before the operator gets it.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="scope">The operator.</param>
/// <param name="input">Its input.</param>
/// <param name="keySelector">Takes the key.</param>
/// <param name="state">The operator's keyed state.</param>
internal sealed class KeyedInput<T, TKey>(OperatorScope scope, Output<T> input, Func<T, TKey> keySelector, KeyedStateBackend<TKey> state) : Output<T>, IOperatorInput
{
    private readonly ChainState _chain = scope.Chain;
    private KeysAhead<T, TKey>? _ahead;

    public override void Collect(T value, long timestamp)
    {
        TKey key = KeyOf(value);
        state.SetCurrentKey(key, state.KeySerializer.HashKey(key));
        input.Collect(value, timestamp);
    }

    public override void CollectBatch(RecordBatch<T> batch, int start, int end)
    {
        if (batch.KeyHashes is not { } hashes)
        {
            base.CollectBatch(batch, start, end);
            return;
        }

        long[]? timestamps = batch.Timestamps;
        T[] values = batch.Values;
        if (state.HasLargeState)
        {
            CollectAhead(values, timestamps, hashes, start, end);
            return;
        }

        for (int i = start; i < end; i++)
        {
            T value = values[i];
            state.SetCurrentKey(KeyOf(value), hashes[i]);
            input.Collect(value, timestamps is null ? Timestamps.None : timestamps[i]);
        }
    }

    public override void EmitWatermark(long watermark) => input.EmitWatermark(watermark);

    public override void EmitStatus(bool idle) => input.EmitStatus(idle);

    public override void EmitEpochWatermark(int epoch) => input.EmitEpochWatermark(epoch);

    public GateInput OpenGate(ITaskNetwork network, string edgeId, ChainState chain) => GateInput<T>.Open(this, network, edgeId, scope, chain);

    private void CollectAhead(T[] values, long[]? timestamps, int[] hashes, int start, int end)
    {
        _ahead ??= new KeysAhead<T, TKey>(state, KeyOf);
        for (int from = start; from < end; from += KeysAhead<T, TKey>.Length)
        {
            int count = Math.Min(end - from, KeysAhead<T, TKey>.Length);
            TKey[] keys = _ahead.Take(values.AsSpan(from, count), hashes.AsSpan(from, count));
            for (int i = 0; i < count; i++)
            {
                state.SetCurrentKey(keys[i], hashes[from + i]);
                input.Collect(values[from + i], timestamps is null ? Timestamps.None : timestamps[from + i]);
            }
        }

        _ahead.Clear();
    }

    private TKey KeyOf(T value)
    {
        _chain.Current = scope.Position;
        TKey key = keySelector(value);
        if (key is null)
        {
            KeyErrors.ThrowNullKey(scope.Name);
        }

        return key;
    }
}
