using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators.Unkeyed;

namespace OrleansFlow.Tasks.Operators.Keyed;

/// <summary>What a function on a keyed stream sees beside the record, or when a timer fires.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="scope">The operator.</param>
/// <param name="sides">The side outputs that somebody reads.</param>
/// <param name="state">The operator's keyed state.</param>
internal sealed class KeyedContext<TKey>(OperatorScope scope, IReadOnlyList<KeyValuePair<OutputTag, object>> sides, KeyedStateBackend<TKey> state)
    : ProcessContext(scope, sides), IKeyedOnTimerContext<TKey>
{
    /// <inheritdoc />
    public TKey CurrentKey => state.CurrentKey;
}
