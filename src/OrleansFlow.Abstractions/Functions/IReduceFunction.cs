namespace OrleansFlow.Functions;

/// <summary>Combines two records of one key into one (ReduceFunction).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public interface IReduceFunction<T> : IFunction
{
    /// <summary>Combines the value so far with the next record.</summary>
    /// <param name="first">The value so far.</param>
    /// <param name="second">The next record.</param>
    T Reduce(T first, T second);
}
