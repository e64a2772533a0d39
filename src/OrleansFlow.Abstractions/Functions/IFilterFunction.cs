namespace OrleansFlow.Functions;

/// <summary>Keeps records or drops them (FilterFunction).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public interface IFilterFunction<in T> : IFunction
{
    /// <summary>Whether the record is kept.</summary>
    /// <param name="value">The record.</param>
    bool Filter(T value);
}
