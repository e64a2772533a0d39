namespace OrleansFlow.Graph;

/// <summary>One method for each kind of partitioner.</summary>
/// <typeparam name="T">Type of the records of the edge.</typeparam>
/// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
public interface IPartitionerSpecVisitor<T, out TResult>
{
    /// <summary>A partitioner that looks neither at key nor record.</summary>
    /// <param name="spec">The partitioner.</param>
    TResult Visit(SimplePartitioner spec);

    /// <summary>By key group.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="spec">The partitioner.</param>
    TResult Visit<TKey>(KeyGroupPartitioner<T, TKey> spec);

    /// <summary>By a function of the program.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="spec">The partitioner.</param>
    TResult Visit<TKey>(CustomPartitioner<T, TKey> spec);
}
