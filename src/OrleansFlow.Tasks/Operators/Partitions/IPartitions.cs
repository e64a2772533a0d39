using OrleansFlow.Functions;

namespace OrleansFlow.Tasks.Operators.Partitions;

/// <summary>The partitions of a subtask.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal interface IPartitions<TIn, TOut>
{
    /// <summary>Adds a record to its partition.</summary>
    /// <param name="value">The record.</param>
    void Add(TIn value);

    /// <summary>The results of all partitions, which are empty from then on.</summary>
    /// <param name="output">Takes results that are pushed.</param>
    IEnumerable<TOut> Drain(ICollector<TOut> output);
}
