namespace OrleansFlow.State;

/// <summary>A list per key (org.apache.flink.api.common.state.ListState).</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public interface IListState<T> : IAppendingState<T, IEnumerable<T>>
{
    /// <summary>The items of the current key in the order in which they were added; empty if there are none.</summary>
    new IEnumerable<T> Get();

    /// <summary>Adds items for the current key.</summary>
    /// <param name="values">The items.</param>
    void AddAll(IEnumerable<T> values);

    /// <summary>Replaces the items of the current key.</summary>
    /// <param name="values">The items.</param>
    void Update(IEnumerable<T> values);
}
