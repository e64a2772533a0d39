using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>The records of one partition, or what has been made of them so far.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public abstract class PartitionRecords<TIn, TOut>
{
    /// <summary>Takes a record.</summary>
    /// <param name="value">The record.</param>
    public abstract void Add(TIn value);

    /// <summary>The results, when no record follows; called once.</summary>
    /// <param name="output">Takes results that are pushed, before those returned.</param>
    public abstract IEnumerable<TOut> Results(ICollector<TOut> output);
}
