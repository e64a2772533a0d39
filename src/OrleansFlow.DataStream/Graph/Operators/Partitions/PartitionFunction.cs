using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>What is done with a whole partition, of a subtask or a key.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public abstract class PartitionFunction<TIn, TOut>
{
    /// <summary>The user's function object, if there is one.</summary>
    public abstract IFunction? Instance { get; }

    /// <summary>Whether a partition holds its records until its end.</summary>
    public abstract bool KeepsRecords { get; }

    /// <summary>Makes what makes partitions without records.</summary>
    public abstract Func<PartitionRecords<TIn, TOut>> Bind();
}
