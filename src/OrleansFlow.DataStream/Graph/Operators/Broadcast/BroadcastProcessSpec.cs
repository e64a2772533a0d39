using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Graph;

/// <summary>A process function on a stream without keys and a broadcast one.</summary>
/// <typeparam name="TIn">Type of the records.</typeparam>
/// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
/// <param name="states">The broadcast states.</param>
public sealed class BroadcastProcessSpec<TIn, TBroadcast, TOut>(BroadcastProcessFunction<TIn, TBroadcast, TOut> function, IReadOnlyList<IMapStateDescriptor> states)
    : OperatorSpec, IBroadcastStatesSpec
{
    /// <summary>The function.</summary>
    public BroadcastProcessFunction<TIn, TBroadcast, TOut> Function { get; } = function;

    /// <inheritdoc />
    public IReadOnlyList<IMapStateDescriptor> States { get; } = states;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn), typeof(TBroadcast)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
