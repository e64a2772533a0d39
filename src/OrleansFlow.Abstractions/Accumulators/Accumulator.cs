namespace OrleansFlow.Accumulators;

/// <summary>Base class of accumulators whose members are their state.</summary>
/// <typeparam name="TSelf">The accumulator's own class.</typeparam>
/// <typeparam name="TValue">Type of what is added.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public abstract class Accumulator<TSelf, TValue, TResult> : IAccumulator<TValue, TResult>
    where TSelf : Accumulator<TSelf, TValue, TResult>
{
    /// <inheritdoc />
    public abstract TResult Result { get; }

    object? IAccumulator.ResultObject => Result;

    /// <inheritdoc />
    public abstract void Add(TValue value);

    /// <summary>Takes in what another subtask has accumulated.</summary>
    /// <param name="other">The other subtask's.</param>
    public abstract void Merge(TSelf other);

    void IAccumulator.MergeWith(IAccumulator other) => Merge(
        other as TSelf
        ?? throw new OrleansFlowException($"An accumulator of type {other?.GetType()} cannot be merged into one of type {GetType()}: the subtasks must register the same class under one name."));
}
