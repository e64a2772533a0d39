namespace OrleansFlow.Functions;

/// <summary>Works with a side output whose type it does not know beforehand.</summary>
/// <typeparam name="TResult">Type of what it makes.</typeparam>
public interface IOutputTagVisitor<out TResult>
{
    /// <summary>Called by a tag.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="tag">The tag.</param>
    TResult Visit<T>(OutputTag<T> tag);
}
