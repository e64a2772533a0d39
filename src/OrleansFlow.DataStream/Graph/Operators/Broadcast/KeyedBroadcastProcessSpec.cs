using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Graph;

/// <summary>A process function on a keyed stream and a broadcast one.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TIn">Type of the records of the keyed stream.</typeparam>
/// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
/// <param name="keySelector">Takes the key of the keyed stream's records.</param>
/// <param name="states">The broadcast states.</param>
public sealed class KeyedBroadcastProcessSpec<TKey, TIn, TBroadcast, TOut>(
    KeyedBroadcastProcessFunction<TKey, TIn, TBroadcast, TOut> function,
    UserFunction<Func<TIn, TKey>> keySelector,
    IReadOnlyList<IMapStateDescriptor> states)
    : OperatorSpec, IBroadcastStatesSpec
{
    /// <summary>The function.</summary>
    public KeyedBroadcastProcessFunction<TKey, TIn, TBroadcast, TOut> Function { get; } = function;

    /// <summary>Takes the key of the keyed stream's records.</summary>
    public UserFunction<Func<TIn, TKey>> KeySelector { get; } = keySelector;

    /// <inheritdoc />
    public IReadOnlyList<IMapStateDescriptor> States { get; } = states;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn), typeof(TBroadcast)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call.</summary>
    public Func<TIn, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<TIn, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
