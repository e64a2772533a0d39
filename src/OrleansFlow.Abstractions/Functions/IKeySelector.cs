namespace OrleansFlow.Functions;

/// <summary>Takes the key out of a record (KeySelector). It must be deterministic.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
public interface IKeySelector<in T, out TKey> : IFunction
{
    /// <summary>The key of a record; never null.</summary>
    /// <param name="value">The record.</param>
    TKey GetKey(T value);
}
