namespace OrleansFlow.Accumulators;

/// <summary>The part of an accumulator that needs no types.</summary>
public interface IAccumulator
{
    /// <summary>The result as an object, as the job result gives it.</summary>
    object? ResultObject { get; }

    /// <summary>Takes in what another subtask has accumulated.</summary>
    /// <param name="other">An accumulator of the same class.</param>
    void MergeWith(IAccumulator other);
}

/// <summary>Adds up values over all subtasks of a job (org.apache.flink.api.common.accumulators.Accumulator).</summary>
/// <typeparam name="TValue">Type of what is added.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public interface IAccumulator<in TValue, out TResult> : IAccumulator
{
    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    void Add(TValue value);

    /// <summary>The result so far.</summary>
    TResult Result { get; }
}
