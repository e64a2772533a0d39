namespace OrleansFlow.Functions;

/// <summary>Receives the results of a function.</summary>
/// <typeparam name="T">Type of the results.</typeparam>
public interface ICollector<in T>
{
    /// <summary>Emits one record, with the timestamp of the record being processed.</summary>
    /// <param name="record">The record; it must not be changed after it was emitted.</param>
    void Collect(T record);
}
